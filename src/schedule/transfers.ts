import { controlTransfers } from '../measure/transfers/control-transfers.ts';
import { controlsThatPass, noControlPasses } from '../measure/transfers/first-controls.ts';
import { lastSample, sampleOf } from '../measure/transfers/first-sample.ts';
import { largePacketsGetLost, nothingLargeComes } from '../measure/transfers/large-packets.ts';
import { isNarrow, lineSpeed } from '../measure/transfers/line-speed.ts';
import { firstProbes } from '../measure/transfers/sample.ts';
import { isSuspicious } from '../measure/transfers/slower-than-controls.ts';
import { smallProbes } from '../measure/transfers/small-transfers.ts';
import { speedOf, type TransferProbe, transfersOf } from '../measure/transfers/transfer.ts';
import { tooSlowToSendKbps } from '../measure/transfers/upload-wait.ts';
import type { Observation } from '../model/observation.ts';
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
  if (!isOver('download')) return isLong('download', plan, seen) ? [...first, ...closerInTurnDue(plan, seen)] : first;
  if (isHeldBackFromAbroad(plan, seen)) return [...first, ...heldBackDue(plan, seen)];
  if (noControlPasses(seen)) return first;
  const downs = closerDownloadsDue(plan, seen);
  if (downs.length > 0 && lineSpeed(seen) !== 'wide') return downs;
  const due = [...first, ...downs, ...(isOver('upload') ? closerUploadsDue(plan, seen) : [])];
  return due.length > 0 ? due : smallAgainDue(plan, seen);
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
