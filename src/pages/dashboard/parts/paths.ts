import { isMoment } from '../../../model/moment.ts';
import type { ServiceId } from '../../../model/service.ts';

/** The pages that are no entry of the menu. Each looks up what its address names: a fragment can hold anything. */

/** Where a result is prepared for sharing by hand. */
export const sharePath = '/share';

export const serviceRoute = '/service/:id';

export function pathOfService(id: ServiceId): string {
  return `/service/${encodeURIComponent(id)}`;
}

export const roundRoute = '/check/:at';

export function pathOfRound(at: number): string {
  return `/check/${at}`;
}

export const checksRoute = '/history/:from/:to/:service?';

/** The checks of one period. */
export interface ChecksAsked {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly service?: ServiceId;
}

export function pathOfChecks({ from, to, service }: ChecksAsked): string {
  return `/history/${from}/${to}${service === undefined ? '' : `/${encodeURIComponent(service)}`}`;
}

/** A moment as an address names it; undefined where it names none. */
export function momentIn(text: string | undefined): number | undefined {
  const at = Number(text);
  return text && isMoment(at) ? at : undefined;
}
