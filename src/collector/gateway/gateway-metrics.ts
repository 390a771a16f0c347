import type { Metric } from '../metrics/metric.ts';
import type { Ledger } from './ledger.ts';

/** What a gateway tells of its store. How much was counted is not among it: that depends on what was in the messages. */
export function gatewayMetrics({ accepts, writes }: Pick<Ledger, 'accepts' | 'writes'>): readonly Metric[] {
  const outcomes = Object.entries(writes());
  return [
    {
      name: 'store_writes_total',
      about: 'Writes of counts since the start, by outcome.',
      kind: 'counter',
      values: outcomes.map(([outcome, value]) => ({ labels: { outcome }, value })),
    },
    {
      name: 'messages_accepted',
      about: '1 while messages are counted; 0 after three writes that failed.',
      kind: 'gauge',
      values: [{ value: accepts() ? 1 : 0 }],
    },
  ];
}
