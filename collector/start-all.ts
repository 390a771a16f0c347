import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunningGateway, startGateway } from './gateway/start-gateway.ts';
import type { Say } from './log.ts';
import { readNoiseSecret } from './publisher/noise-secret.ts';
import { type RunningPublisher, startPublisher } from './publisher/start-publisher.ts';
import type { PlaceOf } from './relay/read-places.ts';
import { startRelay } from './relay/start-relay.ts';
import { readOrMakeSigningKey } from './signing-key.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

export interface CollectorSettings {
  /** The folder for everything: counts, keys and public pages. */
  readonly folder: string;
  readonly host: string;
  /** 0 for any free port. */
  readonly ports: {
    readonly relays: readonly [number, number];
    readonly gateway: number;
    readonly publisher: number;
  };
  /** `postgres://...`, or undefined for an embedded store in the folder. */
  readonly location?: string | undefined;
  readonly placeOf: PlaceOf;
  readonly ooniApi: string | undefined;
  readonly isClockRight: boolean;
  readonly say: Say;
}

export interface RunningCollector {
  readonly store: Store;
  readonly gateway: RunningGateway;
  readonly publisher: RunningPublisher;
  /** What a build needs for sharing with these relays. */
  readonly sharing: { readonly relays: readonly string[]; readonly publisherKey: string };
  close(): Promise<void>;
}

/** The names of the relays. What no two of them agree on is not published. */
export const relayNames = ['one', 'two'] as const;

/** Starts all parts in one process, to try them out. Whoever runs it sees what each part sees. */
export async function startAll(settings: CollectorSettings): Promise<RunningCollector> {
  const { folder, host, ports, location, placeOf, ooniApi, isClockRight, say } = settings;
  await mkdir(folder, { recursive: true });
  const signingKey = await readOrMakeSigningKey(join(folder, 'publisher.pem'));
  const store = await openStore(location ?? join(folder, 'store'));
  const relays = relayNames.map((name) => ({ name, secret: randomBytes(32).toString('base64url') }));

  const publisher = await startPublisher({
    store,
    signingKey,
    noiseSecret: await readNoiseSecret(join(folder, 'noise.secret')),
    relays: relayNames,
    publicFolder: join(folder, 'public'),
    serve: { host, port: ports.publisher },
    ooniApi,
    keepDays: 90,
    isClockRight,
    say,
  });
  const gateway = await startGateway({ host, port: ports.gateway, store, relays, oldestVersion: '0.1' });
  await publisher.logKeys();
  await gateway.refresh();
  const running = await Promise.all(
    relays.map(({ secret }, index) =>
      startRelay({ host, port: ports.relays[index] ?? 0, gateways: [new URL(gateway.address)], secret, placeOf }),
    ),
  );
  return {
    store,
    gateway,
    publisher,
    sharing: { relays: running.map(({ address }) => address), publisherKey: signingKey.publicKey },
    async close() {
      await Promise.all(running.map((relay) => relay.close()));
      await publisher.close();
      await gateway.close();
    },
  };
}
