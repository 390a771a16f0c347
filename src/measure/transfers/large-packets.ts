import { isTimeout } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { froze } from './abroad.ts';
import { isPassed, saysNothing } from './transfer.ts';

/**
 * Bytes of a download that shows whether full packets come through.
 * @source three packets of 1,460 bytes, and a quarter of the 16 KB after which filters freeze a connection
 */
export const severalPacketsBytes = 4096;

/**
 * The downloads of controls of at least this many operators have to stop.
 * @source our choice, as where everything from abroad freezes
 */
const minVendors = 3;

/**
 * Did no byte come of anything large of any control? Filters that freeze let some kilobytes pass, of which long TLS
 * records show nothing; a line that loses large packets (RFC 2923) lets none pass.
 */
export function nothingLargeComes(check: Check): boolean {
  return everyControl(check, (o) => froze(o) && !wasReset(o) && (o.transfer?.bytes ?? 0) === 0);
}

/** Does everything large of controls stop after its head, as on a line that filters all sites alike? */
export function everythingLargeStops(check: Check): boolean {
  return everyControl(check, (o) => froze(o) && o.outcome.kind === 'answered');
}

function everyControl(check: Check, test: (o: Observation) => boolean): boolean {
  const large = check.controls.filter(
    (o) => (o.probe === 'first-download' || o.probe === 'download') && !saysNothing(o),
  );
  const vendors = new Set(large.flatMap(({ subject }) => (subject.kind === 'control' ? [subject.vendor] : [])));
  return vendors.size >= minVendors && large.every(test);
}

/** A reset is no lost packet. */
function wasReset({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && !isTimeout(outcome.failure);
}

/** Did no byte come of a few packets either? Then no filter is needed to explain it. */
export function largePacketsGetLost(check: Check): boolean {
  return nothingLargeComes(check) && !check.by('short-download').some(isPassed);
}
