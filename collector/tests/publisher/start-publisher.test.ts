import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { slotSeconds } from '../../../protocol/wire/slot.ts';
import { type PublisherSettings, startPublisher } from '../../publisher/start-publisher.ts';
import { readOrMakeSigningKey } from '../../signing-key.ts';
import type { Store } from '../../store/store.ts';
import { nothingStored } from '../nothing-stored.ts';
import { counter } from './sample-parts.ts';

const root = mkdtempSync(join(tmpdir(), 'reachable-start-publisher-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => void vi.useRealTimers());

/** Starts a publisher on this store and collects its messages. */
async function start(
  query: (text: string) => Promise<readonly object[]>,
  serve?: PublisherSettings['serve'],
  ooniApi?: string,
) {
  const store: Store = { ...nothingStored, query: query as Store['query'] };
  const signingKey = await readOrMakeSigningKey(join(root, 'key.pem'));
  const publicFolder = mkdtempSync(join(root, 'public-'));
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  const rest = { noiseSecret: new Uint8Array(32), ooniApi, keepDays: 90, isClockRight: false, say, serve };
  const publisher = await startPublisher({ store, signingKey, publicFolder, relays: ['one', 'two'], ...rest });
  return { publisher, said, publicFolder };
}

it('a publisher that cannot delete old counts says so, and still publishes and serves', async () => {
  const query = async (text: string) => {
    if (text.startsWith('DELETE')) throw new Error('canceling statement due to statement timeout');
    return text.includes('slot <= $1') ? [{ slot: 1 }] : [];
  };
  const { publisher, said } = await start(query, { host: '127.0.0.1', port: 0 });
  await publisher.published;
  expect((await fetch(`${publisher.address}/index.json`)).status).toBe(200);
  expect(said).toEqual([
    'Published: no country yet.',
    'Old counts could not be deleted: canceling statement due to statement timeout',
  ]);
  await publisher.close();
});

it('a publisher logs the keys of gateways while OONI does not answer', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const asked: string[] = [];
  const query = async (text: string) => {
    asked.push(text);
    return [];
  };
  const ooniApi = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const { publisher } = await start(query, undefined, ooniApi);
  await publisher.logKeys();
  expect(asked).toEqual([expect.stringContaining('FROM key_sets')]);
  await publisher.close();
  silent.closeAllConnections();
  silent.close();
});

it('a publisher that starts just before the end of a slot publishes the slots in order', async () => {
  const end = (counter + 1) * slotSeconds * 1000;
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: end - 1000 });
  const asked: (() => void)[] = [];
  const query = () => new Promise<readonly never[]>((resolve) => asked.push(() => resolve([])));
  const nextTurn = () => new Promise<'turn'>((resolve) => setImmediate(resolve, 'turn'));
  const { publisher, publicFolder } = await start(query);
  while (asked.length === 0) await nextTurn();

  vi.advanceTimersByTime(11 * 60_000);
  await nextTurn();
  expect(asked).toHaveLength(1);

  const closed = publisher.close();
  while ((await Promise.race([closed, nextTurn()])) === 'turn') asked.shift()?.();
  expect(JSON.parse(readFileSync(join(publicFolder, 'index.json'), 'utf8')).counter).toBe(counter + 1);
});
