import type { Check } from '../measure/check/check.ts';
import { isOnOldConnection } from '../measure/check/new-connections.ts';
import { isNarrowLine } from '../measure/network/narrow-line.ts';
import { controlTransfers } from '../measure/transfers/control-transfers.ts';
import { lineSpeed } from '../measure/transfers/line-speed.ts';
import { mayBeQueued } from '../measure/transfers/slower-than-controls.ts';
import { smallProbes, smallTransfers } from '../measure/transfers/small-transfers.ts';
import { isGone, type TransferProbe, transfersOf } from '../measure/transfers/transfer.ts';
import { newestOf } from './newest.ts';
import type { Plan, TransferTask } from './plan.ts';
import { largeObjects, type Target, taskFor, uploadTargets } from './transfer-targets.ts';

/**
 * Small transfers in both directions with all services. They come first, because browsers go on using a connection that
 * a filter has frozen. No large transfer follows a small one that failed.
 */
export function smallTransfersDue(plan: Plan, check: Check): TransferTask[] {
  if (plan.transferControls.length === 0) return [];
  return [
    ...smallsDue('download', largeObjects(plan, check), check),
    ...(mayBeCrawling(check) ? [] : smallsDue('upload', uploadTargets(plan, check), check)),
  ];
}

/**
 * Once nothing else is under way: another small transfer of what came slowly from a host that may be far away. Connecting
 * to it beside other transfers may have shown the queue before its service.
 */
export function smallAgainDue(plan: Plan, check: Check): TransferTask[] {
  const controls = controlTransfers('download', check);
  return largeObjects(plan, check).flatMap((target) => {
    const closer = transfersOf(target.subject, 'download', check);
    const made = smallTransfers(target.subject, 'download', check);
    const isLast = newestOf(made, check.seen) > newestOf(closer, check.seen);
    return closer.length === 0 || isLast || !mayBeQueued(closer, controls, check)
      ? []
      : [taskFor(target, smallProbes.download, made.length + 1)];
  });
}

/** Nothing is uploaded on a very slow line, and a narrow line of unknown speed may be very slow. */
function mayBeCrawling(check: Check): boolean {
  const speed = lineSpeed(check);
  return speed === 'crawling' || (speed === 'unknown' && isNarrowLine(check));
}

function smallsDue(probe: TransferProbe, targets: readonly Target[], check: Check): TransferTask[] {
  return targets.flatMap((target) => {
    const made = smallTransfers(target.subject, probe, check);
    const found = made.filter((o) => probe === 'upload' || !isGone(o));
    // After one over a connection from before the check, the next ones use another.
    const isEnough = found.length > 1 || found.some((o) => !isOnOldConnection(o));
    return isEnough || target.isGone ? [] : [taskFor(target, smallProbes[probe], made.length + 1)];
  });
}
