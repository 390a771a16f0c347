import type { Metric } from '../metrics/metric.ts';
import type { Upstream } from './upstream.ts';

/** Metrics of a relay's gateways, each by its number in GATEWAYS. */
export function relayMetrics(gateways: readonly Pick<Upstream, 'waiting'>[], areUp: readonly boolean[]): Metric[] {
  const ofEach = (values: readonly number[]) =>
    values.map((value, index) => ({ labels: { gateway: String(index + 1) }, value }));
  return [
    {
      name: 'gateway_up',
      about: 'Whether a gateway answers and can write its counts.',
      kind: 'gauge',
      values: ofEach(areUp.map(Number)),
    },
    {
      name: 'gateway_waiting',
      about: 'Messages that wait for a gateway.',
      kind: 'gauge',
      values: ofEach(gateways.map(({ waiting }) => waiting())),
    },
  ];
}
