import { lookEachMinute } from '../each-day.ts';
import type { Running } from '../gateway/start-gateway.ts';
import type { Say } from '../log.ts';
import type { Metric } from '../metrics/metric.ts';
import { watchRequests } from '../metrics/watch-requests.ts';
import type { BucketKeyAt } from './bucket-keys.ts';
import { watchNeighbourhoods } from './neighbourhoods.ts';
import type { PlaceOf } from './read-places.ts';
import { createRelay, type RelayParts } from './relay.ts';
import { relayMetrics } from './relay-metrics.ts';
import { connectTo } from './upstream.ts';
import { watchGateways } from './watch-gateways.ts';

export interface RelaySettings extends Pick<RelayParts, 'secret' | 'server'> {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly gateways: readonly URL[];
  readonly placeOf: PlaceOf;
  /** Absent if the relay is one process, which draws its own keys. */
  readonly bucketKeyAt?: BucketKeyAt | undefined;
  /** The most messages that may wait for one gateway. */
  readonly maxWaiting?: number;
  readonly say?: Say;
}

export interface RunningRelay extends Running {
  metrics(): Promise<readonly Metric[]>;
}

export async function startRelay({
  host,
  port,
  placeOf,
  bucketKeyAt,
  maxWaiting = 1024,
  say = () => undefined,
  ...settings
}: RelaySettings): Promise<RunningRelay> {
  const neighbourhoods = watchNeighbourhoods(placeOf, bucketKeyAt);
  const gateways = settings.gateways.map((gateway) => connectTo(gateway, maxWaiting));
  const areUp = watchGateways(gateways, Date.now);
  const server = createRelay({ ...settings, gateways, areUp, neighbourhoods, now: Date.now });
  const requests = watchRequests(server);
  let answering = gateways.length;

  async function tellOfGateways() {
    const up = (await areUp()).filter(Boolean).length;
    if (up !== answering) say(`${up} of ${gateways.length} gateways answer.`, up < answering ? 'warning' : 'info');
    answering = up;
  }

  const minutes = lookEachMinute(Date.now, (at) => {
    neighbourhoods.turn(at);
    void tellOfGateways();
  });
  const address = await server.listen({ host, port });
  return {
    address,
    metrics: async () => [...requests(), ...relayMetrics(gateways, await areUp())],
    async close() {
      minutes.stop();
      await server.close();
    },
  };
}
