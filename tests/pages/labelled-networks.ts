import type { HistoryRecord } from '../../src/history/export/history-record.ts';

/** Networks with labels, as records of a history. */
export const labelledNetworks: readonly HistoryRecord[] = ['Home', 'Mobile'].map((label) => ({
  kind: 'network',
  network: { id: `network-${label.toLowerCase()}`, label },
}));
