import { headroomOf } from '../measure/network/headroom.ts';
import { onlyControlsFroze } from '../measure/transfers/abroad.ts';
import { controlsThatPass, isAbroad } from '../measure/transfers/first-controls.ts';
import { type FirstLook, firstLook, lookOf } from '../measure/transfers/first-look.ts';
import { firstProbes } from '../measure/transfers/first-samples.ts';
import { isNarrow, isNarrowUpwards, lineSpeed, speedUpwards } from '../measure/transfers/line-speed.ts';
import { smallResult } from '../measure/transfers/small-transfers.ts';
import { isGone, type TransferProbe, transfersOf } from '../measure/transfers/transfer.ts';
import type { Observation } from '../model/observation.ts';
import { controlsAbroadDue, controlsOfClass, isHeldBackFromAbroad } from './abroad.ts';
import type { Plan, TransferTask } from './plan.ts';
import { controlTargets, largeObjects, type Target, taskFor, uploadTargets } from './transfer-targets.ts';

/**
 * Most controls to look at until one passes: one may be blocked or frozen too.
 * @source the controls of the catalogue stand in four unlike networks
 */
const maxControls = 4;

/**
 * Controls that services are compared with at the first look.
 * @source our choice: in unlike networks, so that one with trouble of its own does not decide alone
 */
const controlsCompared = 2;

/**
 * The first look at the transfers of all services: a control alone, to learn how fast the line is, then everything at
 * once beside another control; and in the same way up. On a line that is not wide one thing goes after the other, and on
 * one that crawls nothing goes up. Without a control that passes nothing can be compared, and services are looked at only to
 * see whether they freeze like the controls.
 */
export function firstLooksDue(plan: Plan, seen: readonly Observation[]): TransferTask[] {
  const objects = passable('download', largeObjects(plan, seen), seen).filter((target) => !target.isGone);
  const places = passable('upload', uploadTargets(plan, seen), seen);
  if (objects.length === 0 && places.length === 0) return [];
  const abroad = controlsOfClass(plan, 'foreign').slice(0, maxControls);
  const fresh = untried('download', abroad, seen);
  const passed = controlsThatPass('download', seen);
  const isFirst = !seen.some((o) => o.probe === 'first-download');
  if (isFirst && fresh.length > 0) return fresh.slice(0, 1);
  if (!passed.some(isAbroad)) {
    const others = [...fresh, ...untried('download', controlsOfClass(plan, 'domestic').slice(0, 1), seen)];
    if (others.length > 0) return isNarrow(seen) ? others.slice(0, 1) : others;
    return passed.length > 0 || onlyControlsFroze(seen) ? untried('download', objects, seen) : [];
  }
  const speed = lineSpeed(seen);
  const toCompare = speed === 'wide' ? [] : controlsAbroadDue(plan, seen);
  if (toCompare.length > 0) return toCompare;
  const wanted = plan.measured || speed === 'crawling' ? 1 : controlsCompared;
  const second = fresh.slice(0, Math.max(0, wanted - (abroad.length - fresh.length)));
  const downs = [...untried('download', objects, seen), ...second];
  const ups = uploadsDue(places, plan, seen);
  const downsNow = speed === 'wide' ? downs : downs.slice(0, 1);
  // What fills the way up also delays what acknowledges downloads.
  if (speedUpwards(seen) === 'crawling' && downs.length > 0) return downsNow;
  const upsNow = speed === 'wide' ? ups : ups.slice(0, 1);
  // The uploads of services wait for those of controls.
  const first = upsNow.filter(({ subject }) => subject.kind === 'control');
  return [...first, ...downsNow, ...upsNow.filter((up) => !first.includes(up))];
}

/**
 * The control that goes first, while the last addresses are still being asked, on a line that has room for it; on one
 * that is long, where all of them wait most of the time, together with the others. Without anything to compare with them
 * none is read.
 */
export function controlsBesideReach(plan: Plan, seen: readonly Observation[]): TransferTask[] {
  const isWanted = largeObjects(plan, seen).length + uploadTargets(plan, seen).length > 0;
  const room = headroomOf(seen);
  if (!isWanted || room === 'none') return [];
  const wanted = room === 'long' && !plan.measured ? controlsCompared : 1;
  return untried('download', controlsOfClass(plan, 'foreign').slice(0, wanted), seen);
}

/** Uploads would add nothing but minutes on a line that crawls, or where everything from abroad is held back. */
function uploadsDue(places: readonly Target[], plan: Plan, seen: readonly Observation[]): TransferTask[] {
  if (places.length === 0 || lineSpeed(seen) === 'crawling' || isHeldBackFromAbroad(plan, seen)) return [];
  const controls = controlTargets('upload', plan).slice(0, controlsCompared);
  const frozen = new Set(
    seen
      .filter((o) => o.probe === 'first-download' && lookOf(o, 'download', seen) === 'broken')
      .map(({ host }) => host),
  );
  // Both its connection and the next one would have to be given up first.
  const free = places.filter(({ url }) => !frozen.has(new URL(url).hostname));
  const untriedControls = untried('upload', controls, seen);
  const due = [...untriedControls, ...untried('upload', free, seen)];
  // One alone shows first how fast the line is upwards.
  const isAlone = controlsThatPass('upload', seen).length === 0 ? untriedControls.length > 0 : isNarrowUpwards(seen);
  return isAlone ? due.slice(0, 1) : due;
}

/** The targets to which something small passed. */
function passable(probe: TransferProbe, targets: readonly Target[], seen: readonly Observation[]): Target[] {
  return targets.filter(({ subject }) => smallResult(subject, probe, seen) === 'passed');
}

/** The first look at each target that was not made yet; where an object is gone, at the next one. */
function untried(probe: TransferProbe, targets: readonly Target[], seen: readonly Observation[]): TransferTask[] {
  return targets.flatMap((target) => {
    const made = transfersOf(target.subject, firstProbes[probe], seen);
    const mayBeGone = probe === 'download' && target.subject.kind === 'service';
    const isOver = mayBeGone ? !made.every(isGone) : made.length > 0;
    return isOver ? [] : [taskFor(target, firstProbes[probe], made.length + 1)];
  });
}

/** The targets whose first look raises a doubt. */
export function doubtfulAtFirst(
  probe: TransferProbe,
  targets: readonly Target[],
  seen: readonly Observation[],
): Target[] {
  const doubts: ReadonlySet<FirstLook | undefined> = new Set(['broken', 'slow', 'late']);
  return targets.filter(({ subject }) => doubts.has(firstLook(subject, probe, seen)));
}
