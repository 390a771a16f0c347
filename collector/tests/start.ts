import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { slotOf } from '../../protocol/wire/slot.ts';
import { type GatewaySettings, type RunningGateway, startGateway } from '../gateway/start-gateway.ts';
import { logKeys } from '../publisher/log/log-keys.ts';
import { openPublicFolder } from '../publisher/public-folder.ts';
import type { PlaceOf } from '../relay/read-places.ts';
import { type RelaySettings, type RunningRelay, startRelay } from '../relay/start-relay.ts';
import { readOrMakeSigningKey, type SigningKey } from '../signing-key.ts';
import { openStore } from '../store/open-store.ts';
import { readNewestSlots } from '../store/publications.ts';
import type { Store } from '../store/store.ts';
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
  /** A gateway whose keys no publisher has logged yet. */
  newGateway(store: Store, change?: Partial<GatewaySettings>): Promise<RunningGateway>;
  relay(gateways: readonly string[], change?: Partial<RelaySettings>): Promise<RunningRelay>;
  /** Stops everything in reverse order and deletes the folder. */
  leave(): Promise<void>;
}

/** Logs the keys of the gateways that use a store, as a publisher does within a minute. */
export async function logKeysIn(store: Store, signingKey: SigningKey): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'reachable-log-'));
  const { published = 0 } = await readNewestSlots(store);
  const parts = { store, signingKey, folder: await openPublicFolder(folder) };
  await logKeys(parts, Math.max(slotOf(Date.now()), published));
  await rm(folder, { recursive: true });
}

/** The same for gateways that are programs: waits until each offers keys that are in the log. */
export async function logKeysOf(gateways: readonly string[], location: string, signingKey: SigningKey): Promise<void> {
  const store = await openStore(location);
  await logKeysIn(store, signingKey);
  await store.close();
  for (const gateway of gateways) {
    while ((await fetch(`${gateway}/keys`)).status !== 200) await pause(100);
  }
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
  const newGateway: Grounds['newGateway'] = async (store, change = {}) => {
    const relays = [{ name: 'one', secret: relaySecret }];
    return kept(await startGateway({ ...here, store, relays, oldestVersion: '0.1', ...change }));
  };
  return {
    folder,
    signingKey,
    openStore: (location = join(folder, 'store')) => newStore(location),
    newGateway,
    async gateway(store, change) {
      const gateway = await newGateway(store, change);
      await logKeysIn(store, signingKey);
      await gateway.refresh();
      return gateway;
    },
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
