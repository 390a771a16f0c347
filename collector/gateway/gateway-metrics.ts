import type { Metric } from '../metrics/metric.ts';
import type { Ledger } from './ledger.ts';
import type { Votes } from './votes.ts';

/**
 * Metrics of a gateway's store and memory. They leave out how much was counted, which depends on the contents of
 * messages.
 * @param relays the names of the trusted relays
 */
export function gatewayMetrics(
  { accepts, writes }: Pick<Ledger, 'accepts' | 'writes'>,
  votes: Pick<Votes, 'full'>,
  relays: readonly string[],
): readonly Metric[] {
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
    {
      name: 'votes_full',
      about: '1 where a relay has filled its share of the memory of votes: somebody may have its secret.',
      kind: 'gauge',
      values: relays.map((relay) => ({ labels: { relay }, value: votes.full().includes(relay) ? 1 : 0 })),
    },
  ];
}
