import type { Check } from '../measure/check/check.ts';
import { serviceOf } from '../measure/check/service-of.ts';
import { controlTransfers } from '../measure/transfers/control-transfers.ts';
import { controlsThatPass, noControlPasses } from '../measure/transfers/first-controls.ts';
import { firstSample, lastSample, sampleOf } from '../measure/transfers/first-sample.ts';
import { largePacketsGetLost, nothingLargeComes } from '../measure/transfers/large-packets.ts';
import { isNarrow, lineSpeed, wouldShare } from '../measure/transfers/line-speed.ts';
import { firstProbes } from '../measure/transfers/sample.ts';
import { isSuspicious } from '../measure/transfers/slower-than-controls.ts';
import { smallProbes } from '../measure/transfers/small-transfers.ts';
import { speedOf, type TransferProbe, transfersOf } from '../measure/transfers/transfer.ts';
import { tooSlowToSendKbps } from '../measure/transfers/upload-wait.ts';
import type { ServiceId } from '../model/service.ts';
import { heldBackDue, isHeldBackFromAbroad, shortDownloadsDue } from './abroad.ts';
import { directionDue, isLong } from './closer-samples.ts';
import { doubtfulAtFirst, firstSamplesDue, isItsTurn } from './first-samples.ts';
import type { Plan, Task, TransferTask } from './plan.ts';
import { smallAgainDue, smallTransfersDue } from './small-transfers.ts';
import { downloadTargets, largeObjects, type Target, uploadTargets } from './transfer-targets.ts';

/**
 * The transfers that a round makes next: small ones with all services, first samples of most of them, then closer
 * samples of what looked wrong and of the services whose turn it is.
 */
export function transfersDue(plan: Plan, check: Check): Task[] {
  if (plan.transferControls.length === 0) return [];
  if (nothingLargeComes(check)) {
    const short = shortDownloadsDue(plan, check);
    if (short.length > 0 || largePacketsGetLost(check)) return short;
  }
  const small = smallTransfersDue(plan, check);
  // On a narrow line transfers do not run in parallel.
  if (small.length > 0 && isNarrow(check)) return small;
  const first = [...small, ...firstSamplesDue(plan, check)];
  if (first.length > 0 && lineSpeed(check) !== 'wide') return first;
  const isOver = (direction: TransferProbe) =>
    !first.some(({ probe }) => probe === smallProbes[direction] || probe === firstProbes[direction]);
  const isLate = !isOver('download') && !isOnlyOfStopped(first, plan, check);
  if (isLate)
    return isLong('download', plan, check)
      ? [...first, ...directionDue('download', closerInTurn(downloadTargets(plan, check), plan, check), plan, check)]
      : first;
  if (isHeldBackFromAbroad(plan, check)) return [...first, ...heldBackDue(plan, check)];
  if (noControlPasses(check)) return first;
  // Beside an upload, nothing that shares the line comes at its usual speed.
  const isShared = first.length > 0 && wouldShare(check, plan.past.download);
  const downs = closerDownloadsDue(isShared, plan, check);
  if (downs.length > 0 && lineSpeed(check) !== 'wide') return downs;
  const due = [...first, ...downs, ...(isOver('upload') ? closerUploadsDue(downs, plan, check) : [])];
  return due.length > 0 ? due : smallAgainDue(plan, check);
}

/** Are the downloads that are awaited of services of which one has stopped? Little will come, and it may take long. */
function isOnlyOfStopped(awaited: readonly TransferTask[], plan: Plan, check: Check): boolean {
  const stopped = downloadTargets(plan, check)
    .filter(({ subject }) => firstSample(subject, 'download', check) === 'broken')
    .map(serviceOf);
  return awaited
    .filter(({ probe }) => probe === smallProbes.download || probe === firstProbes.download)
    .every((task) => task.subject.kind === 'service' && stopped.includes(serviceOf(task)));
}

/**
 * Closer samples are larger transfers, one at a time in each direction where they would slow each other down. Each
 * direction starts with a control. A suspicious transfer is repeated between two transfers of controls, to tell whether
 * the service or the line is slow.
 */
function closerDownloadsDue(isShared: boolean, plan: Plan, check: Check): TransferTask[] {
  const targets = downloadTargets(plan, check);
  const doubtful = doubtfulAtFirst('download', targets, plan, check);
  const others = closerInTurn(isShared ? [] : targets, plan, check).filter((target) => !doubtful.includes(target));
  return directionDue('download', [...doubtful, ...others], plan, check);
}

function closerInTurn(targets: readonly Target[], plan: Plan, check: Check): Target[] {
  return targets.filter((target) => !target.isGone && isItsTurn(target, plan, check));
}

/**
 * @param downs what is downloaded first: a host has two connections for transfers, and each upload that stops would leave
 * one of them dead
 */
function closerUploadsDue(downs: readonly TransferTask[], plan: Plan, check: Check): TransferTask[] {
  if (controlsThatPass('upload', check).length === 0) return [];
  const slowed = slowedServices(plan, check);
  const awaited = new Set(downs.map(({ url }) => new URL(url).hostname));
  const places = doubtfulAtFirst('upload', uploadTargets(plan, check), plan, check).filter(
    ({ url, subject }) =>
      subject.kind === 'service' && !slowed.has(subject.service) && !awaited.has(new URL(url).hostname),
  );
  return directionDue('upload', places, plan, check);
}

/**
 * The services whose downloads look too slow for an upload, unless a closer sample shows otherwise. Their uploads would
 * take half a minute and show nothing new.
 */
function slowedServices(plan: Plan, check: Check): ReadonlySet<ServiceId> {
  const controls = controlTransfers('download', check);
  const isSlowed = ({ subject }: Target) => {
    const look = lastSample(subject, 'download', check);
    const isTooSlow = look && sampleOf(look, 'download', check) === 'slow' && (speedOf(look) ?? 0) <= tooSlowToSendKbps;
    return isTooSlow && transfersOf(subject, 'download', check).every((o) => isSuspicious(o, controls, check));
  };
  const slowed = largeObjects(plan, check).filter(isSlowed);
  return new Set(slowed.flatMap(({ subject }) => (subject.kind === 'service' ? subject.service : [])));
}
