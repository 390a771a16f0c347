import { headroomOf } from '../measure/network/headroom.ts';
import { isBelowUsual } from '../measure/transfers/against-past.ts';
import { type ControlTransfers, controlTransfers } from '../measure/transfers/control-transfers.ts';
import { controlsThatPass, noControlPasses } from '../measure/transfers/first-controls.ts';
import { firstSample, isTryBeside, lastSample, sampleOf } from '../measure/transfers/first-sample.ts';
import { largePacketsGetLost, nothingLargeComes } from '../measure/transfers/large-packets.ts';
import { isNarrow, lineSpeed, speedUpwards } from '../measure/transfers/line-speed.ts';
import { firstProbes } from '../measure/transfers/sample.ts';
import { isSuspicious } from '../measure/transfers/slower-than-controls.ts';
import { smallProbes, smallResult } from '../measure/transfers/small-transfers.ts';
import {
  isGone,
  isPassed,
  saysNothing,
  speedOf,
  type TransferProbe,
  transfersOf,
} from '../measure/transfers/transfer.ts';
import { tooSlowToSendKbps } from '../measure/transfers/upload-wait.ts';
import type { Observation } from '../model/observation.ts';
import type { ServiceId } from '../model/service.ts';
import { heldBackDue, isHeldBackFromAbroad, shortDownloadsDue } from './abroad.ts';
import { doubtfulAtFirst, firstSamplesDue, isItsTurn } from './first-samples.ts';
import type { Plan, Task, TransferTask } from './plan.ts';
import { smallTransfersDue } from './small-transfers.ts';
import {
  controlTargets,
  downloadTargets,
  largeObjects,
  maxControls,
  type Target,
  taskFor,
  uploadTargets,
} from './transfer-targets.ts';

/**
 * The transfers that a round makes next: small ones with all services, first samples of most of them, then closer
 * samples of what looked wrong and of the services whose turn it is.
 */
export function transfersDue(plan: Plan, seen: readonly Observation[]): Task[] {
  if (plan.transferControls.length === 0) return [];
  if (nothingLargeComes(seen)) {
    const short = shortDownloadsDue(plan, seen);
    if (short.length > 0 || largePacketsGetLost(seen)) return short;
  }
  const small = smallTransfersDue(plan, seen);
  // On a narrow line transfers do not run in parallel.
  if (small.length > 0 && isNarrow(seen)) return small;
  const first = [...small, ...firstSamplesDue(plan, seen)];
  if (first.length > 0 && lineSpeed(seen) !== 'wide') return first;
  const isOver = (direction: TransferProbe) =>
    !first.some(({ probe }) => probe === smallProbes[direction] || probe === firstProbes[direction]);
  if (!isOver('download')) return isLong('download', seen) ? [...first, ...closerInTurnDue(plan, seen)] : first;
  if (isHeldBackFromAbroad(plan, seen)) return [...first, ...heldBackDue(plan, seen)];
  if (noControlPasses(seen)) return first;
  const downs = closerDownloadsDue(plan, seen);
  if (downs.length > 0 && lineSpeed(seen) !== 'wide') return downs;
  return [...first, ...downs, ...(isOver('upload') ? closerUploadsDue(plan, seen) : [])];
}

/** Has the line room for several transfers in this direction? */
function isWide(probe: TransferProbe, seen: readonly Observation[]): boolean {
  return (probe === 'upload' ? speedUpwards(seen) : lineSpeed(seen)) === 'wide';
}

/** A wide line with long round trips is idle most of the time, so transfers hardly slow each other down. */
function isLong(probe: TransferProbe, seen: readonly Observation[]): boolean {
  return isWide(probe, seen) && headroomOf(seen) === 'long';
}

/**
 * Closer samples are larger transfers, one at a time in each direction where they would slow each other down. Each
 * direction starts with a control. A suspicious transfer is repeated between two transfers of controls, to tell whether
 * the service or the line is slow.
 */
function closerDownloadsDue(plan: Plan, seen: readonly Observation[]): TransferTask[] {
  const doubtful = doubtfulAtFirst('download', downloadTargets(plan, seen), plan, seen);
  return directionDue('download', [...doubtful, ...closerInTurn(plan, seen)], plan, seen);
}

/** The closer samples that are taken in any case. */
function closerInTurnDue(plan: Plan, seen: readonly Observation[]): TransferTask[] {
  return directionDue('download', closerInTurn(plan, seen), plan, seen);
}

function closerInTurn(plan: Plan, seen: readonly Observation[]): Target[] {
  return largeObjects(plan, seen).filter((target) => !target.isGone && isItsTurn(target, plan, seen));
}

function closerUploadsDue(plan: Plan, seen: readonly Observation[]): TransferTask[] {
  if (controlsThatPass('upload', seen).length === 0) return [];
  const slowed = slowedServices(plan, seen);
  const places = doubtfulAtFirst('upload', uploadTargets(plan, seen), plan, seen).filter(
    ({ subject }) => subject.kind === 'service' && !slowed.has(subject.service),
  );
  return directionDue('upload', places, plan, seen);
}

/**
 * The services whose downloads look too slow for an upload, unless a closer sample shows otherwise. Their uploads would
 * take half a minute and show nothing new.
 */
function slowedServices(plan: Plan, seen: readonly Observation[]): ReadonlySet<ServiceId> {
  const controls = controlTransfers('download', seen);
  const isSlowed = ({ subject }: Target) => {
    const look = lastSample(subject, 'download', seen);
    const isTooSlow = look && sampleOf(look, 'download', seen) === 'slow' && (speedOf(look) ?? 0) <= tooSlowToSendKbps;
    return isTooSlow && transfersOf(subject, 'download', seen).every((o) => isSuspicious(o, controls, seen));
  };
  const slowed = largeObjects(plan, seen).filter(isSlowed);
  return new Set(slowed.flatMap(({ subject }) => (subject.kind === 'service' ? subject.service : [])));
}

/**
 * After this many controls in a row have failed, the line is taken to be worse than before and nothing is compared.
 * @source our choice: filters freeze single networks, and two of four controls may be hit by chance
 */
const failuresInARow = 3;

function directionDue(
  probe: TransferProbe,
  targets: readonly Target[],
  plan: Plan,
  seen: readonly Observation[],
): TransferTask[] {
  if (targets.length === 0) return [];
  const made = ({ subject }: Target) => transfersOf(subject, probe, seen);
  // Where an object is gone, the next of its list replaces it.
  const tries = (target: Target) => made(target).filter((o) => probe === 'upload' || !isGone(o));
  const controls = controlTargets(probe, plan);
  const ofControls = controlTransfers(probe, seen);
  const isBroken = ({ subject }: Target) => firstSample(subject, probe, seen) === 'broken';
  const passable = targets.filter(
    // If the controls are too slow to compare speeds, a freeze still shows.
    (target) => smallResult(target.subject, probe, seen) === 'passed' && (!ofControls.isSlow || isBroken(target)),
  );
  // A page that is gone has no other in its place.
  const isLost = (target: Target) => target.isGone ?? made(target).some(isGone);
  const untried = passable.filter((target) => tries(target).length === 0 && !isLost(target));
  const besideOthers = isLong(probe, seen);
  // Of what stopped before, little will come.
  const closer = (target: Target, hasStopped: boolean) =>
    taskFor(target, probe, made(target).length + 1, besideOthers || (isWide(probe, seen) && hasStopped));
  const firstCloser = untried.map((target) => closer(target, isBroken(target)));
  if (ofControls.passed === 0) {
    // A control has one object: where it is gone, another control takes its place.
    const next = controls.slice(0, maxControls).find((control) => made(control).length === 0);
    return next ? [closer(next, false), ...(besideOthers ? firstCloser : [])] : [];
  }
  if (firstCloser.length > 0) return firstCloser;
  const doubtful = passable.filter((target) => isInDoubt(tries(target), ofControls, plan, seen));
  const brokeTwice = (target: Target) => {
    const first = isBroken(target) ? lastSample(target.subject, probe, seen) : undefined;
    return first !== undefined && isTryBeside(tries(target), first, probe, seen);
  };
  const triedOnce = doubtful.filter((target) => tries(target).length === 1 && !brokeTwice(target));
  const waiting = triedOnce.length > 0 ? triedOnce : doubtful;
  if (waiting.length === 0) return [];
  const newest = Math.max(...waiting.flatMap(tries).map((o) => seen.indexOf(o)));
  const since = seen
    .slice(newest + 1)
    .filter((o) => o.subject.kind === 'control' && o.probe === probe && !saysNothing(o));
  if (since.some(isPassed)) return triedOnce.map((target) => closer(target, !tries(target).some(isPassed)));
  return since.length < failuresInARow ? nextControl(controls, probe, seen) : [];
}

/** Does each closer sample raise a suspicion, beside controls or beside what is usual? */
export function isInDoubt(
  closer: readonly Observation[],
  controls: ControlTransfers,
  { past }: Plan,
  seen: readonly Observation[],
): boolean {
  return closer.every((o) => isSuspicious(o, controls, seen) || isBelowUsual(o, seen, past));
}

/** Among the controls without a failed transfer, the one with the fewest, so that none decides alone. */
function nextControl(controls: readonly Target[], probe: TransferProbe, seen: readonly Observation[]): TransferTask[] {
  const tries = (control: Target) => transfersOf(control.subject, probe, seen);
  const usable = controls.filter((control) => tries(control).every(isPassed));
  const fewest = Math.min(...usable.map((control) => tries(control).length));
  const next = usable.find((control) => tries(control).length === fewest);
  return next ? [taskFor(next, probe, fewest + 1)] : [];
}
