import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLedger } from '../gateway/ledger.ts';
import { addCounts } from '../store/add-counts.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { type Cut, type CutProxy, startCutProxy } from './cut-proxy.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';

let postgres: PostgresServer;
let proxy: CutProxy;
let store: Store;
beforeAll(async () => {
  postgres = await startPostgres();
  proxy = await startCutProxy(postgres.freshDatabase());
  store = await openStore(proxy.url);
});
afterAll(async () => {
  await store.close();
  await proxy.close();
  await postgres.stop();
});

const cuts: readonly Cut[] = ['INSERT INTO counts', 'COMMIT'].flatMap((text) => [
  { text, at: 'question' },
  { text, at: 'answer' },
]);
const reports = 7;

it.each(cuts)(
  'a write whose connection is cut ($text, $at) is counted once, immediately or with the next one',
  async (cut) => {
    await store.query('DELETE FROM counts');
    const ledger = openLedger((counts) => addCounts(store, counts));
    for (let report = 0; report < reports; report += 1)
      ledger.add({ slot: 400, cc: 'RU', asn: 8359, service: 'telegram', relay: 'one', state: 'works' });
    proxy.cutNext(cut);
    await ledger.write();
    expect(proxy.hasCut()).toBe(true);
    await ledger.write();
    expect(await store.query('SELECT sum(n)::int AS n FROM counts')).toEqual([{ n: reports }]);
  },
);
