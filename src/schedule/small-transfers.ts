import { isNarrowLine } from '../measure/network/narrow-line.ts';
import { lineSpeed } from '../measure/transfers/line-speed.ts';
import { smallProbes, smallTransfers } from '../measure/transfers/small-transfers.ts';
import { isGone, type TransferProbe } from '../measure/transfers/transfer.ts';
import type { Observation } from '../model/observation.ts';
import type { Plan, TransferTask } from './plan.ts';
import { largeObjects, type Target, taskFor, uploadTargets } from './transfer-targets.ts';

/**
 * Small transfers in both directions, to all services: before a filter can freeze a connection, which browsers go on
 * using for a while. Nothing large follows where a small one fails.
 */
export function smallTransfersDue(plan: Plan, seen: readonly Observation[]): TransferTask[] {
  if (plan.transferControls.length === 0) return [];
  return [
    ...smallsDue('download', largeObjects(plan, seen), seen),
    ...(mayBeCrawling(seen) ? [] : smallsDue('upload', uploadTargets(plan, seen), seen)),
  ];
}

/** Nothing goes up on a line that crawls, and a narrow one may be one. */
function mayBeCrawling(seen: readonly Observation[]): boolean {
  const speed = lineSpeed(seen);
  return speed === 'crawling' || (speed === 'unknown' && isNarrowLine(seen));
}

function smallsDue(probe: TransferProbe, targets: readonly Target[], seen: readonly Observation[]): TransferTask[] {
  return targets.flatMap((target) => {
    const made = smallTransfers(target.subject, probe, seen);
    const wasMade = made.some((o) => probe === 'upload' || !isGone(o));
    return wasMade || target.isGone ? [] : [taskFor(target, smallProbes[probe], made.length + 1)];
  });
}
