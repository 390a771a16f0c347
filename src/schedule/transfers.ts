import {
  controlTransfers,
  goneObjects,
  isPassed,
  isSuspicious,
  saysNothing,
  smallProbes,
  smallResult,
  smallTransfers,
  type TransferProbe,
  transfersOf,
} from '../judge/transfer-samples.ts';
import type { Observation } from '../model/observation.ts';
import { comparedInside, controlsAbroadDue, smallOnesDue, unaidedDue } from './abroad.ts';
import type { Plan, Task } from './plan.ts';
import { controlTargets, largeObjects, type Target, uploadTargets } from './targets.ts';

type TransferTask = Extract<Task, { kind: 'transfer' }>;

/**
 * The transfers that a round makes next: a large object of each service, then random bytes to each, one transfer
 * at a time so that they do not slow each other. Small transfers in both directions go first, to all services at once,
 * before a filter can freeze a connection; nothing large follows where a small transfer fails. Each direction starts
 * with a control. A suspicious transfer is repeated between two transfers of controls, to tell the service from the
 * line.
 */
export function transfersDue(plan: Plan, seen: readonly Observation[]): Task[] {
  if (plan.transferControls.length === 0) return [];
  const objects = largeObjects(plan, seen);
  const places = uploadTargets(plan, seen);
  const smalls = [...smallsDue('download', objects, seen), ...smallsDue('upload', places, seen)];
  if (smalls.length > 0) return smalls;
  const controls = controlsAbroadDue(plan, seen);
  if (controls.length > 0) return controls;
  const inside = comparedInside(plan, seen);
  const down = [...directionDue('download', objects, ...(inside ?? [plan, seen])), ...unaidedDue(objects, seen)];
  if (down.length > 0) return down;
  // Uploads would add nothing but minutes where everything from abroad is held back.
  if (inside) return smallOnesDue(plan, seen);
  // A line that is too slow for downloads is too slow for uploads.
  return controlTransfers('download', seen).isSlow ? [] : directionDue('upload', places, plan, seen);
}

function smallsDue(probe: TransferProbe, targets: readonly Target[], seen: readonly Observation[]): TransferTask[] {
  return targets.flatMap((target) => {
    const made = smallTransfers(target.subject, probe, seen).length;
    const gone = probe === 'download' ? goneObjects(target.subject, seen) : 0;
    return made === gone && !target.isGone ? [taskFor(target, smallProbes[probe], made + 1)] : [];
  });
}

/**
 * Most controls to try until one passes: a control may be blocked or frozen too.
 * @source the controls of the catalogue stand in four unlike networks
 */
const mostControls = 4;

/**
 * After so many controls in a row that fail the line is worse than before, and nothing is compared any more.
 * @source our choice: networks of controls are frozen singly, and two of four in a row are chance
 */
const failuresInARow = 3;

function directionDue(
  probe: TransferProbe,
  targets: readonly Target[],
  plan: Plan,
  seen: readonly Observation[],
): TransferTask[] {
  if (targets.length === 0) return [];
  const tries = (target: Target) => transfersOf(target.subject, probe, seen);
  const controls = controlTargets(probe, plan);
  const ofControls = controlTransfers(probe, seen);
  if (ofControls.passed === 0) {
    const next = controls.slice(0, mostControls).find((control) => tries(control).length === 0);
    return next ? [taskFor(next, probe, 1)] : [];
  }
  if (ofControls.isSlow) return [];

  const passable = targets.filter(({ subject }) => smallResult(subject, probe, seen) === 'passed');
  const untried = passable.filter((target) => tries(target).length === 0);
  if (untried.length > 0) return untried.map((target) => taskFor(target, probe, 1));
  const doubtful = passable.filter((target) => tries(target).every((o) => isSuspicious(o, ofControls, seen)));
  const triedOnce = doubtful.filter((target) => tries(target).length === 1);
  const waiting = triedOnce.length > 0 ? triedOnce : doubtful;
  if (waiting.length === 0) return [];
  const newest = Math.max(...waiting.flatMap(tries).map((o) => seen.indexOf(o)));
  const since = seen
    .slice(newest + 1)
    .filter((o) => o.subject.kind === 'control' && o.probe === probe && !saysNothing(o));
  if (since.some(isPassed)) return triedOnce.map((target) => taskFor(target, probe, 2));
  return since.length < failuresInARow ? nextControl(controls, probe, seen) : [];
}

/** The control with the fewest transfers, none of which failed, so that none decides alone. */
function nextControl(controls: readonly Target[], probe: TransferProbe, seen: readonly Observation[]): TransferTask[] {
  const tries = (control: Target) => transfersOf(control.subject, probe, seen);
  const usable = controls.filter((control) => tries(control).every(isPassed));
  const fewest = Math.min(...usable.map((control) => tries(control).length));
  const next = usable.find((control) => tries(control).length === fewest);
  return next ? [taskFor(next, probe, fewest + 1)] : [];
}

function taskFor({ url, subject }: Target, probe: TransferTask['probe'], attempt: number): TransferTask {
  return { kind: 'transfer', probe, url, subject, attempt };
}
