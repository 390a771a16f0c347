import * as v from 'valibot';
import type { ServiceId } from '../../model/service.ts';
import type { intervals } from '../../model/settings.ts';

/** A person wants to be told, once, when these services work again, or when something else is so of them. */
export interface Waiting {
  readonly services: readonly ServiceId[];
  /** Epoch ms of the wish: checks from before say nothing about it. */
  readonly since: number;
  /** What is waited for, where it is not that a service works: that it fails, or that anything is known of it. */
  readonly until?: Readonly<Record<ServiceId, 'fails' | 'known'>>;
  /** Something that only a whole check can see. */
  readonly whole?: true;
  /** The interval that background checks had before the wish switched them on. Absent where they were on already. */
  readonly offBefore?: { readonly everyMinutes: number };
}

/**
 * Minutes between the checks of a person who waits. A whole check moves more, so there are fewer of these.
 * @source our choice: soon enough to be of use, and some hundred kilobytes an hour
 */
export const waitingMinutes = { whole: 60, 'data-saver': 30 } as const satisfies Record<
  string,
  (typeof intervals)[number]
>;

const storedSchema = v.object({
  services: v.array(v.string()),
  since: v.number(),
  until: v.exactOptional(v.record(v.string(), v.picklist(['fails', 'known']))),
  whole: v.exactOptional(v.literal(true)),
  offBefore: v.exactOptional(v.object({ everyMinutes: v.number() })),
});

/** Reads the stored value. An unreadable one, and one of no services, counts as no wish. */
export function readWaiting(stored: unknown): Waiting | undefined {
  const { success, output } = v.safeParse(storedSchema, stored);
  return success && output.services.length > 0 ? output : undefined;
}
