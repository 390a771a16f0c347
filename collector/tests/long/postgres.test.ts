import { expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../gateway/ledger.ts';
import { noiseFrom } from '../../publisher/noise.ts';
import { readCountry } from '../../publisher/publish-country.ts';
import { addCounts } from '../../store/add-counts.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import { startCutProxy } from '../cut-proxy.ts';
import { startPostgres } from '../postgres.ts';

const counter = 83_128;

async function startStore() {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  return postgres;
}

async function open(url: string): Promise<Store> {
  const store = await openStore(url);
  onTestFinished(() => store.close());
  return store;
}

const snapshotIn = (store: Store) =>
  readCountry(
    { store, noise: noiseFrom(new Uint8Array(32)), isLarge: () => false, relays: ['one', 'two'] },
    'RU',
    counter,
    new Map(),
  );

it("a backup by PostgreSQL's tools gives an equal snapshot", async () => {
  const postgres = await startStore();
  const [from, to] = [postgres.freshDatabase(), postgres.freshDatabase()];
  const store = await open(from);
  const counts = Array.from({ length: 400 }, (_, index) => ({
    slot: counter - 1 - (index % 40),
    cc: 'RU',
    asn: [8359, 25_513][index % 2] ?? 0,
    service: 'telegram',
    relay: index % 4 < 2 ? 'one' : 'two',
    state: index % 3 ? ('works' as const) : ('blocked' as const),
    n: 40 + index,
  }));
  await addCounts(store, counts);
  const name = (url: string) => new URL(url).pathname.slice(1);
  const backup = postgres.run('pg_dump', ['--format=custom', name(from)]);
  postgres.run('pg_restore', [`--dbname=${name(to)}`], backup);
  const expected = await snapshotIn(store);
  expect(expected.services['telegram']?.day).toBeDefined();
  expect(await snapshotIn(await open(to))).toEqual(expected);
});

it('if the server dies under load and its standby takes over, no report counts twice and no written one is lost', async () => {
  const primary = await startStore();
  const proxy = await startCutProxy(primary.freshDatabase());
  onTestFinished(() => proxy.close());
  const store = await open(proxy.url);
  const standby = await primary.startStandby();
  onTestFinished(() => standby.stop());
  const ledger = openLedger((counts) => addCounts(store, counts));
  let reports = 0;
  /** Counts a report, and writes it. */
  async function share() {
    reports += 1;
    ledger.add({ slot: 400, cc: 'RU', asn: 1000 + (reports % 50), service: 'telegram', relay: 'one', state: 'works' });
    await ledger.write();
  }
  for (let write = 0; write < 200; write += 1) await share();
  const whileItDies = Promise.all([share(), share(), share()]);
  await primary.kill();
  standby.promote();
  proxy.leadTo(standby.port);
  await whileItDies;
  while (!ledger.isHealthy()) await ledger.write();
  await share();
  const [{ n = 0 } = {}] = await store.query<{ n: number }>('SELECT sum(n)::int AS n FROM counts');
  expect(n).toBeLessThanOrEqual(reports);
  // As OPERATIONS.md says, only the counts of the one write with an unknown outcome may be lost.
  expect(n).toBeGreaterThanOrEqual(reports - 3);
});
