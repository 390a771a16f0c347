import type { Day } from '../core/history/local-time.ts';
import type { ServiceId } from '../core/service.ts';

/**
 * - `roll-up`: rounds that started before `before` (epoch ms) were stored by a version without roll-ups.
 * - `day`: rounds of this day were changed otherwise than by the next one's end.
 * - `forget`: what is still to be deleted of the rounds that started before `before`.
 */
export type Chore =
  | { readonly name: 'roll-up'; readonly before: number }
  | { readonly name: `day ${Day}`; readonly day: Day }
  | { readonly name: `forget ${string}`; readonly before: number; readonly since: number; readonly what: Forgotten };

/** What a person wants deleted; a range without either is everything that was checked in it. */
export interface Forgotten {
  readonly service?: ServiceId;
  readonly profile?: string;
}
