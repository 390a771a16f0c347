import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { startGateway } from '../../collector/gateway/start-gateway.ts';
import { startRelay } from '../../collector/relay/start-relay.ts';
import { readOrMakeSigningKey } from '../../collector/signing-key.ts';
import type { Store } from '../../collector/store/store.ts';
import { newStore } from '../../collector/tests/new-store.ts';
import { logKeysIn } from '../../collector/tests/start.ts';
import type { Place } from '../../protocol/wire/place.ts';
import { showOwnPage } from '../../scripts/show-own-page.ts';
import { grantedExtension, sharingBuild, type Target } from './extension.ts';
import { type Recorder, startRecorder } from './recorder.ts';
import { onStage } from './shared-stage.ts';
import type { Stage } from './stage.ts';

const secret = 'between relay and gateway';

/** A stage with a real relay, gateway and store. */
export interface CollectorStage extends Stage {
  readonly recorder: Recorder;
  readonly store: Store;
  /** Writes the gateway's counts into the store. */
  readonly writeCounts: () => Promise<void>;
  readonly signingKeyFile: string;
  /**
   * Restarts relay and gateway, which then serve what was published meanwhile.
   * @param place where the relay sees the browser from now on
   */
  readonly restart: (place?: Place) => Promise<void>;
  /** Opens a page of the dashboard. */
  readonly openDashboard: (route: string) => Promise<Page>;
}

interface CrowdBuild {
  /** Holds the port of the relay's address as long as there are stages, since others could take a free port. */
  readonly recorder: Recorder;
  readonly signingKeyFile: string;
  readonly built: string;
  readonly folder: string;
}

const builds = new Map<Target, Promise<CrowdBuild>>();

/** The relay's address and the publisher's key are built in. One build serves all stages, since building is slow. */
function buildFor(target: Target): Promise<CrowdBuild> {
  const known = builds.get(target) ?? makeBuild(target);
  builds.set(target, known);
  return known;
}

async function makeBuild(target: Target): Promise<CrowdBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-sharing-'));
  const signingKeyFile = join(folder, 'signing.pem');
  const { publicKey } = await readOrMakeSigningKey(signingKeyFile);
  const recorder = await startRecorder();
  // One relay stands in for the two that have to agree.
  const relays = recorder.ports.map((port) => `http://127.0.0.1:${port}`);
  const built = await sharingBuild(target, { relays, publisherKey: publicKey }, folder);
  return { recorder, signingKeyFile, built, folder };
}

/** Call it after the last stage. */
export async function removeBuilds(): Promise<void> {
  const made = await Promise.all(builds.values());
  builds.clear();
  for (const { recorder, folder } of made) {
    await recorder.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param location the store: `postgres://…`, or undefined for an embedded one that is deleted afterwards */
export async function onCollectorStage(
  target: Target,
  { location }: { readonly location?: string },
  play: (stage: CollectorStage) => Promise<void>,
): Promise<void> {
  const { recorder, signingKeyFile, built } = await buildFor(target);
  const signingKey = await readOrMakeSigningKey(signingKeyFile);
  const folder = mkdtempSync(join(tmpdir(), 'reachable-collector-'));
  const where = location ?? join(folder, 'store');
  recorder.forget();
  const start = async (place: Place = { cc: 'RU', asn: 8359 }) => {
    const store = await newStore(where);
    const gateway = await startGateway({
      host: '127.0.0.1',
      port: 0,
      store,
      relays: [{ name: 'one', secret }],
      oldestVersion: '0.1',
    });
    await logKeysIn(store, signingKey);
    await gateway.refresh();
    const relay = await startRelay({
      host: '127.0.0.1',
      port: 0,
      gateways: [new URL(gateway.address)],
      secret,
      placeOf: () => place,
    });
    recorder.forwardTo(Number(new URL(relay.address).port));
    const stop = async () => {
      await relay.close();
      await gateway.close();
    };
    return { store, write: gateway.write, stop };
  };
  let servers = await start();
  const extension = await grantedExtension(target, built);
  try {
    await onStage(
      target,
      (stage) =>
        play({
          ...stage,
          recorder,
          signingKeyFile,
          get store() {
            return servers.store;
          },
          writeCounts: () => servers.write(),
          async restart(place) {
            await servers.stop();
            servers = await start(place);
          },
          async openDashboard(route) {
            const page = await stage.browser.newPage();
            await showOwnPage(page, `${stage.origin}/src/pages/dashboard/index.html#${route}`, 'h1');
            return page;
          },
        }),
      { extension },
    );
  } finally {
    await servers.stop();
    rmSync(extension.folder, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}
