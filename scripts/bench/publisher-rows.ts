import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noiseFrom } from '../../collector/publisher/noise.ts';
import { openPublicFolder } from '../../collector/publisher/public-folder.ts';
import { createPublicServer } from '../../collector/publisher/public-server.ts';
import { readCountry, signCountry, writeCountry } from '../../collector/publisher/publish-country.ts';
import { readOrMakeSigningKey } from '../../collector/signing-key.ts';
import { openStore } from '../../collector/store/open-store.ts';
import type { Store } from '../../collector/store/store.ts';
import { startPostgres } from '../../collector/tests/postgres.ts';
import { largestSnapshot } from '../../protocol/wire/snapshot.ts';
import { putLoad } from './http-load.ts';
import type { ServerMeasure } from './measure.ts';
import type { Row } from './row.ts';

const days = 90;
const networks = 500;
const services = 12;
const counter = 83_128;

const relays = ['one', 'two', 'three'];

/** 90 days of 500 networks, 12 services, three relays and three states: 4.9 million rows. */
const fill = `
INSERT INTO counts (slot, cc, asn, service, relay, state, n)
SELECT ${counter} - 4 * day - 1 - (asn + service) % 4, 'RU', 1000 + 7 * asn, 'service-' || service, relay, state,
  1 + (asn * 31 + service * 17 + day * 7) % 14
FROM generate_series(0, ${days - 1}) AS day, generate_series(1, ${networks}) AS asn,
  generate_series(1, ${services}) AS service, unnest(ARRAY['${relays.join("','")}']) AS relay,
  unnest(ARRAY['works', 'problem', 'blocked']) AS state`;

const publishRuns = 5;

/** The time to publish one large country from 90 days of reports. */
export const publication: ServerMeasure = {
  name: 'publication',
  run: async (repeat) => {
    const folder = mkdtempSync(join(tmpdir(), 'reachable-bench-'));
    const postgres = await startPostgres();
    try {
      const rows: Row[] = [];
      for (const [name, location, atMost] of [
        ['PostgreSQL', postgres.freshDatabase(), 12],
        ['PGlite', join(folder, 'store'), 15],
      ] as const) {
        const store = await openStore(location);
        rows.push(...(await published(store, name, atMost, folder, repeat)));
        await store.close();
      }
      return rows;
    } finally {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function published(
  store: Store,
  name: string,
  atMost: number,
  home: string,
  repeat: Parameters<ServerMeasure['run']>[0],
): Promise<readonly Row[]> {
  await store.query(fill);
  await store.query('ANALYZE counts');
  const signingKey = await readOrMakeSigningKey(join(home, 'key.pem'));
  const folder = await openPublicFolder(join(home, 'public'));
  const parts = {
    store,
    signingKey,
    noise: noiseFrom(new Uint8Array(32)),
    relays,
    folder,
    nameOf: () => undefined,
    isLarge: () => false,
  };
  const [{ rows = 0 } = {}] = await store.query<{ rows: number }>('SELECT count(*) AS rows FROM counts');
  const cpuBefore = process.cpuUsage();
  let publishedNetworks = 0;
  const values = await repeat(publishRuns, async () => {
    const begin = performance.now();
    const snapshot = await readCountry(parts, 'RU', counter, new Map());
    await writeCountry(parts, await signCountry(parts, snapshot));
    publishedNetworks = snapshot.networks.length;
    return (performance.now() - begin) / 1000;
  });
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpu = (user + system) / 1e6 / values.length;
  const note = `${rows} rows, ${publishedNetworks} networks published; this process was busy for ${cpu.toFixed(1)} s of each`;
  return [{ what: `one country published, ${name}`, unit: 's', atMost, values, note }];
}

const connections = 64;
const seconds = 5;
const readRuns = 3;
const wantedPerSecond = 10_000;

/** How many snapshots the public server serves on one thread, with the load from another process. */
export const publicReads: ServerMeasure = {
  name: 'public snapshot reads',
  run: async (repeat) => {
    const folder = mkdtempSync(join(tmpdir(), 'reachable-bench-'));
    writeFileSync(join(folder, 'RU.snapshot'), Buffer.alloc(largestSnapshot, 7));
    const { server } = await createPublicServer(folder);
    const port = Number(new URL(await server.listen({ host: '127.0.0.1', port: 0 })).port);
    const requests = [Buffer.from('GET /RU.snapshot HTTP/1.1\r\nHost: localhost\r\n\r\n').toString('base64')];
    const load = { host: '127.0.0.1', port, requests, connections, seconds };
    try {
      // Warm up: Node optimises only code that has run often.
      await putLoad(load);
      const cpuBefore = process.cpuUsage();
      const all = await repeat(readRuns, () => putLoad(load));
      const { user, system } = process.cpuUsage(cpuBefore);
      const reads = all.reduce((sum, { perSecond }) => sum + perSecond * seconds, 0);
      const half = await repeat(readRuns, () => putLoad({ ...load, perSecond: wantedPerSecond / 2 }));
      return [
        {
          what: 'snapshots read from the public server',
          unit: '/s',
          atLeast: wantedPerSecond,
          values: all.map(({ perSecond }) => perSecond),
          note: `${senderNote(all)}; the server was busy for ${((user + system) / reads).toFixed(0)} µs of each`,
        },
        {
          what: `a read at ${wantedPerSecond / 2}/s, p99`,
          unit: 'ms',
          atMost: 100,
          values: half.map(({ p99Ms }) => p99Ms),
          note: senderNote(half),
        },
      ];
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function senderNote(results: readonly Awaited<ReturnType<typeof putLoad>>[]): string {
  const most = Math.max(...results.map(({ coreShare }) => coreShare));
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  return `${connections} connections; the sender took ${Math.round(100 * most)} % of a core; ${failed} failed`;
}
