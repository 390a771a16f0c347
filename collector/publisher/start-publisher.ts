import { readFile } from 'node:fs/promises';
import { slotOf, slotSeconds } from '../../protocol/wire/slot.ts';
import { lookEachMinute } from '../each-day.ts';
import type { Say } from '../log.ts';
import type { Metric } from '../metrics/metric.ts';
import { watchRequests } from '../metrics/watch-requests.ts';
import { readNetworks } from '../read-networks.ts';
import type { SigningKey } from '../signing-key.ts';
import type { Store } from '../store/store.ts';
import { readLargeNetworks } from './large-networks.ts';
import { logKeys } from './log/log-keys.ts';
import { noiseFrom } from './noise.ts';
import { type OoniWorld, openOoni } from './ooni.ts';
import { openPublicFolder, type PublicFolder } from './public-folder.ts';
import { createPublicServer } from './public-server.ts';
import { publishAll } from './publish.ts';
import { keepRecord } from './record.ts';

export interface PublisherSettings {
  readonly store: Store;
  readonly signingKey: SigningKey;
  readonly noiseSecret: Uint8Array;
  /** The names of the relays, as the gateways count them. */
  readonly relays: readonly string[];
  /** The folder for published files. */
  readonly publicFolder: string;
  /** Undefined if a static host serves the folder. */
  readonly serve: { readonly host: string; readonly port: number } | undefined;
  readonly ooniApi: string | undefined;
  readonly keepDays: number;
  /** The operator says that the clock is right, whatever the store says. For the first publication only. */
  readonly isClockRight: boolean;
  readonly say: Say;
}

export interface RunningPublisher {
  /** `http://host:port`, or undefined if nothing is served. */
  readonly address: string | undefined;
  /** Resolves when the first publication is done. */
  readonly published: Promise<void>;
  /** Publishes as of the beginning of a slot, before its time. */
  publish(slot: number): Promise<void>;
  /** Logs the keys of newly started gateways, before the minute is over. */
  logKeys(): Promise<void>;
  metrics(): readonly Metric[];
  /** Leaves the store open. */
  close(): Promise<void>;
}

/** By then the store has the last reports of a slot: a gateway writes within six minutes. */
const afterSlotMs = 10 * 60_000;

/** Publishes at once, and then at the beginning of every slot. */
export async function startPublisher(settings: PublisherSettings): Promise<RunningPublisher> {
  const { store, signingKey, noiseSecret, relays, publicFolder, serve, ooniApi, keepDays, say } = settings;
  let { isClockRight } = settings;
  const folder = await openPublicFolder(publicFolder);
  await writeAssets(folder);
  const { nameOf } = await readNetworks();
  const isLarge = await readLargeNetworks();
  const closing = new AbortController();
  const ooni = openOoni({ api: ooniApi, signal: closing.signal, warn: say });
  const record = keepRecord();
  const publicServer = serve && (await createPublicServer(publicFolder, record.isHealthy));
  const requests = publicServer ? watchRequests(publicServer.server) : () => [];
  const parts = { store, signingKey, noise: noiseFrom(noiseSecret), relays, folder, nameOf, isLarge, keepDays };

  async function publish(slot: number, figures: OoniWorld) {
    const publication = await publishAll(parts, slot, figures, isClockRight);
    const { countries, failures, deletionError } = publication;
    isClockRight = false;
    await publicServer?.reload();
    say(`Published: ${countries.join(', ') || 'no country yet'}.`);
    for (const failure of failures) say(`Not published: ${failure}`, 'error');
    record.published(slot, publication);
    if (deletionError !== undefined) say(`Old counts could not be deleted: ${deletionError}`, 'error');
  }

  /** The newest publication. Never rejects. */
  let publishing: Promise<unknown> = Promise.resolve();
  /** What is running or waiting for its turn. Never rejects. */
  let running: Promise<unknown> = Promise.resolve();
  /** Publications run one at a time, so that the newest stays, and none runs while keys are logged. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = running.then(work);
    running = done.catch(() => undefined);
    return done;
  }
  /** A failed publication is tried again with the next slot; until then readers have the previous files. */
  function publishInTurn(slot = slotOf(Date.now())): Promise<void> {
    // Keys do not wait for OONI.
    const published = ooni.read(Date.now()).then((figures) => inTurn(() => publish(slot, figures)));
    publishing = published.catch((error: Error) => {
      record.failed();
      say(`Nothing was published: ${error.message}`, 'error');
    });
    return published;
  }

  /** Why keys are not logged, until they are. */
  let trouble = '';
  /** Never rejects. */
  function logKeysInTurn(): Promise<void> {
    return inTurn(async () => {
      const before = trouble;
      trouble = await logKeys(parts, slotOf(Date.now())).then(
        () => '',
        ({ message }: Error) => message,
      );
      if (trouble !== '' && trouble !== before) say(`Keys of gateways were not logged: ${trouble}`, 'error');
    });
  }

  let timer: NodeJS.Timeout;
  const published = publishInTurn();
  function waitForSlot() {
    const next = (slotOf(Date.now()) + 1) * slotSeconds * 1000 + afterSlotMs;
    timer = setTimeout(() => {
      void publishInTurn();
      waitForSlot();
    }, next - Date.now());
  }
  waitForSlot();
  const minutes = lookEachMinute(Date.now, () => void logKeysInTurn());

  const address = publicServer && serve && (await publicServer.server.listen({ host: serve.host, port: serve.port }));
  return {
    address,
    published,
    publish: publishInTurn,
    logKeys: logKeysInTurn,
    metrics: () => [...requests(), ...record.metrics()],
    async close() {
      clearTimeout(timer);
      minutes.stop();
      closing.abort();
      await publishing;
      await running;
      await publicServer?.server.close();
    },
  };
}

const theme = new URL('../../src/pages/shared/theme.css', import.meta.url);
const style = new URL('../pages/style.css', import.meta.url);
const icon = new URL('../pages/icon.svg', import.meta.url);

/** Writes the style sheet and the icon of the pages. They share the extension's colours. */
async function writeAssets(folder: PublicFolder): Promise<void> {
  await folder.write('style.css', (await readFile(theme, 'utf8')) + (await readFile(style, 'utf8')));
  await folder.write('icon.svg', await readFile(icon));
}
