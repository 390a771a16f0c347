import type { Check } from '../measure/check/check.ts';
import { headroomOf } from '../measure/network/headroom.ts';
import { isBelowUsual, limitIn } from '../measure/transfers/against-past.ts';
import { comparable } from '../measure/transfers/comparable.ts';
import { type ControlTransfers, controlTransfers } from '../measure/transfers/control-transfers.ts';
import { firstSample, hasBegun, isTryBeside, lastSample } from '../measure/transfers/first-sample.ts';
import { isNarrow, lineSpeed, speedUpwards, wouldShare } from '../measure/transfers/line-speed.ts';
import { usualKbps } from '../measure/transfers/past-speeds.ts';
import { isOneControlLate, isSuspicious, mayBeLosses, mayBeQueued } from '../measure/transfers/slower-than-controls.ts';
import { smallResult } from '../measure/transfers/small-transfers.ts';
import { isGone, isPassed, saysNothing, type TransferProbe, transfersOf } from '../measure/transfers/transfer.ts';
import type { Observation } from '../model/observation.ts';
import { newestOf } from './newest.ts';
import type { Beside, Plan, TransferTask } from './plan.ts';
import { controlTargets, maxControls, type Target, taskFor } from './transfer-targets.ts';

/** Has the line room for several transfers in this direction? */
function isWide(probe: TransferProbe, check: Check): boolean {
  return (probe === 'upload' ? speedUpwards(check) : lineSpeed(check)) === 'wide';
}

/** A wide line with long round trips is idle most of the time, so transfers hardly slow each other down. */
export function isLong(probe: TransferProbe, { past }: Plan, check: Check): boolean {
  return isWide(probe, check) && headroomOf(check) === 'long' && !wouldShare(check, past.download);
}

/**
 * After this many controls in a row have failed, the line is taken to be worse than before and nothing is compared.
 * @source our choice: filters freeze single networks, and two of four controls may be hit by chance
 */
const failuresInARow = 3;

/** The closer samples of one direction: of a control, then of each target, then again of those in doubt. */
export function directionDue(
  probe: TransferProbe,
  targets: readonly Target[],
  plan: Plan,
  check: Check,
): TransferTask[] {
  if (targets.length === 0) return [];
  const side: Side = { probe, plan, check, controls: controlTransfers(probe, comparable(check)) };
  const passable = targets.filter((target) => isPassable(target, side));
  const untried = passable.filter((target) => triesOf(target, side).length === 0 && !isLost(target, side));
  const firstCloser = untried.map((target) => closerOf(target, side, brokenAtFirst(target, side)));
  if (side.controls.passed === 0) {
    const control = firstControlDue(side);
    return control.length > 0 && isLong(probe, plan, check) ? [...control, ...firstCloser] : control;
  }
  return firstCloser.length > 0 ? firstCloser : repeatsDue(passable, side);
}

/** One direction of the transfers of a check, as far as they were seen. */
interface Side {
  readonly probe: TransferProbe;
  readonly plan: Plan;
  readonly check: Check;
  readonly controls: ControlTransfers;
}

function madeOf({ subject }: Target, { probe, check }: Side): Observation[] {
  return transfersOf(subject, probe, check);
}

/** Where an object is gone, the next of its list replaces it. */
function triesOf(target: Target, side: Side): Observation[] {
  return madeOf(target, side).filter((o) => side.probe === 'upload' || !isGone(o));
}

/** A page that is gone has no other in its place. */
function isLost(target: Target, side: Side): boolean {
  return target.isGone ?? madeOf(target, side).some(isGone);
}

/** Its first sample, if that broke off. */
function brokenAtFirst({ subject }: Target, { probe, check }: Side): readonly Observation[] {
  const last = firstSample(subject, probe, check) === 'broken' ? lastSample(subject, probe, check) : undefined;
  return last ? [last] : [];
}

/** If the controls are too slow to compare speeds, a freeze still shows. */
function isPassable(target: Target, side: Side): boolean {
  const { probe, check, controls } = side;
  return (
    smallResult(target.subject, probe, check) === 'passed' &&
    (!controls.isSlow || brokenAtFirst(target, side).length > 0)
  );
}

/** @param stopped its samples that stopped before, if all did: little will come */
function closerOf(target: Target, side: Side, stopped: readonly Observation[] = []): TransferTask {
  return taskFor(target, side.probe, madeOf(target, side).length + 1, besideAfter(stopped, side));
}

function besideAfter(stopped: readonly Observation[], { probe, plan, check }: Side): Beside | undefined {
  if (stopped.length > 0 && !isNarrow(check)) return stopped.some(hasBegun) ? 'other-services' : 'any';
  return isLong(probe, plan, check) ? 'other-services' : undefined;
}

/** A control has one object: where it is gone, another control takes its place. */
function firstControlDue(side: Side): TransferTask[] {
  const next = controlTargets(side.probe, side.plan)
    .slice(0, maxControls)
    .find((control) => madeOf(control, side).length === 0);
  return next ? [closerOf(next, side)] : [];
}

/**
 * What is still in doubt is tried once more after a control that passes, and again where lost packets may explain that.
 * Then a control closes the comparison.
 */
function repeatsDue(passable: readonly Target[], side: Side): TransferTask[] {
  const { probe, plan, check, controls } = side;
  const doubtful = passable.filter((target) => isInDoubt(side.probe, triesOf(target, side), controls, plan, check));
  const further = doubtful.filter((target) => isTriedFurther(target, side));
  if (further.length > 0) return further.map((target) => closerOf(target, side));
  const triedOnce = doubtful.filter((target) => triesOf(target, side).length === 1 && !brokeTwice(target, side));
  // A third long sample of a control shows which of two was the odd one.
  const open = passable.filter((target) => isOneControlLate(triesOf(target, side), controls, check));
  const waiting = triedOnce.length > 0 ? triedOnce : [...doubtful, ...open];
  if (waiting.length === 0) return [];
  const since = controlsSince(
    waiting.flatMap((target) => triesOf(target, side)),
    side,
  );
  if (triedOnce.length > 0 && since.some(isPassed))
    return triedOnce.map((target) => closerOf(target, side, allStopped(triesOf(target, side))));
  if (since.some(isPassed) && open.length === 0) return [];
  return since.length < failuresInARow ? nextControl(controlTargets(probe, plan), probe, check) : [];
}

const allStopped = (tries: readonly Observation[]) => (tries.some(isPassed) ? [] : tries);

/** Where it was no queue, nothing but further tries tells a limit from lost packets. */
function isTriedFurther(target: Target, side: Side): boolean {
  const { probe, plan, check, controls } = side;
  const tries = triesOf(target, side);
  if (tries.length < 2) return false;
  if (usualKbps(plan.past[probe], target.subject) !== undefined) return limitIn(probe, tries, check) === 'open';
  return mayBeLosses(tries, controls, check) && !mayBeQueued(tries, controls, check);
}

/** Whether its first sample broke off, and the closer one agrees with it. */
function brokeTwice(target: Target, side: Side): boolean {
  const { probe, check } = side;
  const [first] = brokenAtFirst(target, side);
  return first !== undefined && isTryBeside(triesOf(target, side), first, probe, check);
}

/** What controls showed after the last of these tries. */
function controlsSince(tries: readonly Observation[], { probe, check }: Side): Observation[] {
  const made = check.by(probe);
  return made.slice(newestOf(tries, made) + 1).filter((o) => o.subject.kind === 'control' && !saysNothing(o));
}

/** Does each closer sample raise a suspicion, beside controls, or beside what is usual so that a limit may show? */
export function isInDoubt(
  probe: TransferProbe,
  closer: readonly Observation[],
  controls: ControlTransfers,
  { past }: Plan,
  check: Check,
): boolean {
  const isDoubtful = (o: Observation) => isSuspicious(o, controls, check);
  if (closer.every(isDoubtful)) return true;
  const isBelow = (o: Observation) => isDoubtful(o) || isBelowUsual(probe, o, check, past);
  return closer.every(isBelow) && limitIn(probe, closer.filter(isPassed), check) !== 'none';
}

/** Among the controls without a failed transfer, the one with the fewest, so that none decides alone. */
function nextControl(controls: readonly Target[], probe: TransferProbe, check: Check): TransferTask[] {
  const tries = (control: Target) => transfersOf(control.subject, probe, check);
  const usable = controls.filter((control) => tries(control).every(isPassed));
  const fewest = Math.min(...usable.map((control) => tries(control).length));
  const next = usable.find((control) => tries(control).length === fewest);
  return next ? [taskFor(next, probe, fewest + 1)] : [];
}
