import type { ServiceId } from '../../../model/service.ts';
import { isTimestamp } from '../../../model/timestamp.ts';

/** Paths of pages that the menu does not list. Those pages validate what the path names, because it can be any text. */

/** Where a result is prepared for sharing by hand. */
export const sharePath = '/share';

/** Where evidence of a stretch of time is made. */
export const evidencePath = '/evidence';

/** Where networks, browsers and devices are compared. */
export const comparePath = '/compare';

export const serviceRoute = '/service/:id';

export function pathOfService(id: ServiceId): string {
  return `/service/${encodeURIComponent(id)}`;
}

export const roundRoute = '/check/:at';

export function pathOfRound(at: number): string {
  return `/check/${at}`;
}

export const checksRoute = '/history/:from/:to/:service?';

/** Asks for the checks of one period. */
export interface ChecksAsked {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly service?: ServiceId;
}

export function pathOfChecks({ from, to, service }: ChecksAsked): string {
  return `/history/${from}/${to}${service === undefined ? '' : `/${encodeURIComponent(service)}`}`;
}

/** The time (epoch ms) in a path. Undefined if it is not a valid time. */
export function momentIn(text: string | undefined): number | undefined {
  const at = Number(text);
  return text && isTimestamp(at) ? at : undefined;
}
