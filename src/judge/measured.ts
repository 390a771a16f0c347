import type { Measured, TransferOf } from './case.ts';

/** The transfers' result for one kind. */
export function measuredOf(place: TransferOf, all: readonly Measured[]): Measured | undefined {
  return all.find(({ of }) => of === place);
}

type Shown = Pick<Measured, 'state' | 'cause'> | undefined;

export function isAgainst(shown: Shown): boolean {
  return shown?.state !== undefined && shown.state !== 'works' && shown.state !== 'unsure';
}

export function stops(shown: Shown): boolean {
  return shown?.state === 'blocked' && shown.cause === 'freeze';
}

export function isSlow(shown: Shown): boolean {
  return shown?.state === 'slow' && shown.cause === 'throttle';
}
