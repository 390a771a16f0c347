import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GatewaySettings, type RunningGateway, startGateway } from '../../src/collector/gateway/start-gateway.ts';
import type { PlaceOf } from '../../src/collector/relay/read-places.ts';
import { type RelaySettings, type RunningRelay, startRelay } from '../../src/collector/relay/start-relay.ts';
import { readOrMakeSigningKey, type SigningKey } from '../../src/collector/signing-key.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { newStore } from './new-store.ts';

/** The places of loopback addresses: two providers. */
export const loopbackPlaces: PlaceOf = (address) =>
  Number(address.split('.')[1]) < 128 ? { cc: 'RU', asn: 8359 } : { cc: 'IR', asn: 44244 };

export const relaySecret = 'between this relay and this gateway';

export interface Grounds {
  readonly folder: string;
  readonly signingKey: SigningKey;
  openStore(location?: string): Promise<Store>;
  gateway(store: Store, change?: Partial<GatewaySettings>): Promise<RunningGateway>;
  relay(gateways: readonly string[], change?: Partial<RelaySettings>): Promise<RunningRelay>;
  /** Stops everything in reverse order and deletes the folder. */
  leave(): Promise<void>;
}

/** A folder with a publisher's key, and the servers that use it. */
export async function makeGrounds(): Promise<Grounds> {
  const folder = await mkdtemp(join(tmpdir(), 'reachable-collector-'));
  const signingKey = await readOrMakeSigningKey(join(folder, 'publisher.pem'));
  const running: { close(): Promise<void> }[] = [];
  const here = { host: '127.0.0.1', port: 0 };
  const kept = <T extends { close(): Promise<void> }>(one: T): T => {
    running.unshift(one);
    return one;
  };
  return {
    folder,
    signingKey,
    openStore: (location = join(folder, 'store')) => newStore(location),
    gateway: async (store, change = {}) =>
      kept(
        await startGateway({
          ...here,
          store,
          signingKey,
          relays: [{ name: 'one', secret: relaySecret }],
          oldestVersion: '0.1',
          ...change,
        }),
      ),
    relay: async (gateways, change = {}) =>
      kept(
        await startRelay({
          ...here,
          gateways: gateways.map((address) => new URL(address)),
          secret: relaySecret,
          placeOf: loopbackPlaces,
          ...change,
        }),
      ),
    async leave() {
      for (const one of running.splice(0)) await one.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
