import { lookEachMinute } from '../each-day.ts';
import { watchNeighbourhoods } from './neighbourhoods.ts';
import type { PlaceOf } from './read-places.ts';
import { createRelay, type RelayParts } from './relay.ts';

export interface RelaySettings extends Omit<RelayParts, 'neighbourhoods' | 'now'> {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly placeOf: PlaceOf;
}

export async function startRelay({ host, port, placeOf, ...parts }: RelaySettings) {
  const neighbourhoods = watchNeighbourhoods(placeOf);
  const server = createRelay({ ...parts, neighbourhoods, now: Date.now });
  const days = lookEachMinute(Date.now, neighbourhoods.turn);
  const address = await server.listen({ host, port });
  return {
    address,
    async close() {
      days.stop();
      await server.close();
    },
  };
}
