import type { Check } from '../measure/check/check.ts';
import { headroomOf } from '../measure/network/headroom.ts';
import { onlyControlsFroze } from '../measure/transfers/abroad.ts';
import { type SampleBesidePast, sampleBesidePast } from '../measure/transfers/against-past.ts';
import { mayHaveFallen } from '../measure/transfers/downloads-beside-past.ts';
import { controlsThatPass, isAbroad } from '../measure/transfers/first-controls.ts';
import { sampleOf } from '../measure/transfers/first-sample.ts';
import { isNarrow, lineSpeed, speedUpwards, wouldShare, wouldShareUpwards } from '../measure/transfers/line-speed.ts';
import { firstProbes, isPage } from '../measure/transfers/sample.ts';
import { smallResult } from '../measure/transfers/small-transfers.ts';
import { isGone, type TransferProbe, transfersOf } from '../measure/transfers/transfer.ts';
import { controlsAbroadDue, controlsOfClass, isHeldBackFromAbroad } from './abroad.ts';
import type { Plan, TransferTask } from './plan.ts';
import {
  controlTargets,
  downloadTargets,
  maxControls,
  type Target,
  taskFor,
  uploadTargets,
} from './transfer-targets.ts';

/**
 * How many controls the first samples of services are compared with.
 * @source our choice: in different networks, so that one with a problem of its own does not decide alone
 */
const controlsCompared = 2;

/**
 * Is a closer sample of this large object taken in any case, in place of a first one? Such samples show what is slowed
 * only after its first part, and how fast it usually is: where that is known, each check compares. None on a line that they
 * would fill for seconds, or that holds back everything from abroad.
 */
export function isItsTurn({ subject }: Target, plan: Plan, check: Check): boolean {
  if (subject.kind !== 'service' || subject.function !== 'media' || isNarrow(check)) return false;
  const isDue = plan.inTurn.includes(subject.service) || mayHaveFallen(subject, check, plan.past);
  return isDue && !isHeldBackFromAbroad(plan, check);
}

/**
 * The first samples of all services whose turn it is not: a control alone, to measure the line, then all services at once beside another
 * control; then uploads in the same order. On a line that is not wide, samples are taken one after the other, and on a
 * very slow one nothing is uploaded. If no control passes, nothing can be compared: pages are read, since one that comes
 * proves itself, and files only to see whether they freeze like the controls.
 */
export function firstSamplesDue(plan: Plan, check: Check): TransferTask[] {
  const targets = downloadTargets(plan, check).filter((target) => !target.isGone);
  const objects = passable('download', targets, check);
  const inTurn = targets.filter((target) => isItsTurn(target, plan, check));
  const others = objects.filter((target) => !inTurn.includes(target));
  const places = passable('upload', uploadTargets(plan, check), check);
  if (objects.length === 0 && places.length === 0) return [];
  const abroad = controlsOfClass(plan, 'foreign').slice(0, maxControls);
  const fresh = untried('download', abroad, check);
  const passed = controlsThatPass('download', check);
  const isFirst = check.by('first-download').length === 0;
  if (isFirst && fresh.length > 0) return fresh.slice(0, 1);
  if (!passed.some(isAbroad)) {
    const more = [...fresh, ...untried('download', controlsOfClass(plan, 'domestic').slice(0, 1), check)];
    if (more.length > 0) return isNarrow(check) ? more.slice(0, 1) : more;
    const shown = passed.length > 0 || onlyControlsFroze(check) ? objects : objects.filter(isPage);
    return untried('download', shown, check);
  }
  const speed = lineSpeed(check);
  const toCompare = speed === 'wide' ? [] : controlsAbroadDue(plan, check);
  if (toCompare.length > 0) return toCompare;
  const wanted = plan.savesData || speed === 'crawling' || inTurn.length > 0 ? 1 : controlsCompared;
  const second = fresh.slice(0, Math.max(0, wanted - (abroad.length - fresh.length)));
  const downs = [...untried('download', others, check), ...second];
  const ups = uploadsDue(places, downs, plan, check);
  const downsNow = speed === 'wide' ? downsAtOnce(downs, plan, check) : downs.slice(0, 1);
  // Uploads that fill the line also delay the acknowledgements of downloads.
  if (speedUpwards(check) === 'crawling' && downs.length > 0) return downsNow;
  const upsNow = speed === 'wide' ? ups : ups.slice(0, 1);
  // The uploads of services start after those of controls.
  const first = upsNow.filter(({ subject }) => subject.kind === 'control');
  return [...first, ...downsNow, ...upsNow.filter((up) => !first.includes(up))];
}

/**
 * Where samples would share the line, none of several files shows its own speed. Pages show none anyway, and are read
 * first, while the heads of the files are asked for.
 */
function downsAtOnce(downs: TransferTask[], { past }: Plan, check: Check): TransferTask[] {
  if (!wouldShare(check, past.download)) return downs;
  const pages = downs.filter(isPage);
  return pages.length > 0 ? pages : downs.slice(0, 1);
}

/**
 * The controls that are sampled while the last endpoints are still being asked: one if the line has room for it, and
 * all on a line with long round trips, which is idle most of the time. None if there is no transfer to compare with
 * them.
 */
export function controlsBesideReach(plan: Plan, check: Check): TransferTask[] {
  const isWanted = downloadTargets(plan, check).length + uploadTargets(plan, check).length > 0;
  const room = headroomOf(check);
  if (!isWanted || room === 'none') return [];
  const wanted = room === 'long' && !plan.savesData ? controlsCompared : 1;
  return untried('download', controlsOfClass(plan, 'foreign').slice(0, wanted), check);
}

/**
 * No uploads on a very slow line or where all traffic from abroad is throttled: they would take minutes and show
 * nothing.
 */
function uploadsDue(
  places: readonly Target[],
  downs: readonly TransferTask[],
  plan: Plan,
  check: Check,
): TransferTask[] {
  if (places.length === 0 || lineSpeed(check) === 'crawling' || isHeldBackFromAbroad(plan, check)) return [];
  // One that is fast is enough: closer samples have controls of their own.
  const controls = speedUpwards(check) === 'wide' ? [] : controlTargets('upload', plan).slice(0, controlsCompared);
  const frozen = new Set(
    check
      .by('first-download')
      .filter((o) => sampleOf(o, 'download', check) === 'broken')
      .map(({ host }) => host),
  );
  // Downloads that run one after the other go first: over a connection that an upload froze they would show nothing.
  const untriedHosts = new Set(
    wouldShare(check, plan.past.download) ? downs.map(({ url }) => new URL(url).hostname) : [],
  );
  // The frozen connection and the next one would have to be abandoned first.
  const free = places.filter(({ url }) => {
    const { hostname } = new URL(url);
    return !frozen.has(hostname) && !untriedHosts.has(hostname);
  });
  const untriedControls = untried('upload', controls, check);
  const due = [...untriedControls, ...untried('upload', free, check)];
  // The first upload runs alone and shows how fast the uplink is.
  const isAlone =
    controlsThatPass('upload', check).length === 0 ? untriedControls.length > 0 : wouldShareUpwards(check);
  return isAlone ? due.slice(0, 1) : due;
}

/** The targets whose small transfer passed. */
function passable(probe: TransferProbe, targets: readonly Target[], check: Check): Target[] {
  return targets.filter(({ subject }) => smallResult(subject, probe, check) === 'passed');
}

/** The first sample of each target that has none yet; if its object is gone, of the next object. */
function untried(probe: TransferProbe, targets: readonly Target[], check: Check): TransferTask[] {
  return targets.flatMap((target) => {
    const made = transfersOf(target.subject, firstProbes[probe], check);
    const mayBeGone = probe === 'download' && target.subject.kind === 'service' && target.subject.function === 'media';
    const isOver = mayBeGone ? !made.every(isGone) : made.length > 0;
    return isOver ? [] : [taskFor(target, firstProbes[probe], made.length + 1)];
  });
}

/** The targets whose first sample looks wrong. */
export function doubtfulAtFirst(
  probe: TransferProbe,
  targets: readonly Target[],
  { past }: Plan,
  check: Check,
): Target[] {
  const doubts: readonly (SampleBesidePast | undefined)[] = ['broken', 'slow', 'late', 'fallen'];
  return targets.filter(({ subject }) => doubts.includes(sampleBesidePast(subject, probe, check, past)));
}
