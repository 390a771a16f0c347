import type { Observation, Subject } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { controlsThatPass } from './first-controls.ts';
import { isLate } from './late-sample.ts';
import { distanceExplains, lineSpeed, speedUpwards } from './line-speed.ts';
import { firstProbes, isPage, isTrickling, isWhole, narrowBytes, rateOf } from './sample.ts';
import { slowAgainstUsualKbps, timesSlower } from './slower-than-controls.ts';
import { sendingMs } from './small-transfers.ts';
import { dependsOnSize, isPassed, overallKbps, type TransferProbe, transfersOf } from './transfer.ts';

/**
 * The first sample of an upload that takes less than this is never slow.
 * @source our choice: on a busy device small transfers take tenths of seconds by themselves
 */
const shortestUploadMs = 600;

/** What one transfer shows beside controls; `nothing`: it says nothing about the service. */
type SampleResult = 'fine' | 'broken' | 'slow' | 'nothing';

/**
 * What the first sample of a service in one direction shows; `late`: it is fine beside controls, but not beside the
 * others.
 */
export type FirstSample = SampleResult | 'late';

/** The first sample of a transfer; undefined while it was not made. */
export function firstSample(subject: Subject, probe: TransferProbe, check: Check): FirstSample | undefined {
  const last = lastSample(subject, probe, check);
  const result = last && sampleOf(last, probe, check);
  return last && result === 'fine' && isLate(last, check) ? 'late' : result;
}

/** What one transfer shows beside the first samples of controls. */
export function sampleOf(o: Observation, probe: TransferProbe, check: Check): SampleResult {
  if (!dependsOnSize(o)) return 'nothing';
  // A download that trickles is slow; its connection is not frozen.
  if (!isWhole(o) && !isTrickling(o)) return 'broken';
  if (isPage(o) && isWhole(o)) return 'fine';
  if (isSlow(o, probe, check)) return 'slow';
  return isWhole(o) ? 'fine' : 'broken';
}

/** The newest one: where an object is gone, the next of its list replaces it. */
export function lastSample(subject: Subject, probe: TransferProbe, check: Check): Observation | undefined {
  return transfersOf(subject, firstProbes[probe], check).at(-1);
}

/**
 * Where the first samples of so many services broke off, and of at least half of all, none of them counts as a try
 * beside a closer sample.
 * @source over a narrow line samples wait for each other; filters freeze one service or two, or everything from abroad
 */
const manyBroken = 3;

/** Does a first sample that broke off say as much as a closer one? */
export function standsOut(probe: TransferProbe, check: Check): boolean {
  const samples = check.by(firstProbes[probe]).filter((o) => o.subject.kind === 'service' && dependsOnSize(o));
  const broken = samples.filter((o) => !isWhole(o) && !isTrickling(o));
  return broken.length < manyBroken || broken.length * 2 < samples.length;
}

/**
 * Is a first sample that broke off one of the tries that have to agree? Where no closer one says anything it is the
 * only one. A single closer sample agrees with it where both stopped in the middle, or nothing came of either, or where
 * the line is wide upwards: what queues behind uploads stops at varying places.
 */
export function isTryBeside(
  closer: readonly Observation[],
  first: Observation,
  probe: TransferProbe,
  check: Check,
): boolean {
  const [closest] = closer;
  if (closer.some(isPassed) || !standsOut(probe, check)) return false;
  return (
    closest === undefined ||
    closer.length > 1 ||
    hasBegun(closest) === hasBegun(first) ||
    speedUpwards(check) === 'wide'
  );
}

/** Did any of it come? */
export function hasBegun({ transfer }: Pick<Observation, 'transfer'>): boolean {
  return (transfer?.bytes ?? 0) > 0;
}

/** More came than filters let through before they freeze a connection, and it came slowly. */
export function trickles(o: Observation, probe: TransferProbe, check: Check): boolean {
  const isMuch = isPage(o) ? isTrickling(o) : (o.transfer?.bytes ?? 0) >= narrowBytes;
  return isMuch && isSlow(o, probe, check);
}

/** Many times slower than the slowest control, and not because it is far away. A fast transfer is never slow. */
function isSlow(o: Observation, probe: TransferProbe, check: Check): boolean {
  // Where the last bytes of a control came late it seems slower than it can have been.
  const controls = controlsThatPass(probe, check).map((control) => Math.max(rateOf(control), overallKbps(control)));
  if (controls.length === 0 || lineSpeed(check) === 'crawling') return false;
  const kbps = rateOf(o);
  const isShort = probe === 'upload' && sendingMs(o, check) <= shortestUploadMs;
  const isNormal = isShort || distanceExplains(o, check);
  return kbps < slowAgainstUsualKbps && kbps * timesSlower < Math.min(...controls) && !isNormal;
}
