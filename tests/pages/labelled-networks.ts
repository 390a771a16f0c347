import type { HistoryRecord } from '../../src/history/export/history-record.ts';

/** Networks with labels, as records of a history. */
export function labelledNetworks(now: number): readonly HistoryRecord[] {
  return ['Home', 'Mobile'].map((label) => ({
    kind: 'network',
    network: { id: `network-${label}`, label, firstSeenAt: now, lastSeenAt: now },
  }));
}
