import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type PublisherSettings, startPublisher } from '../../../src/collector/publisher/start-publisher.ts';
import { readOrMakeSigningKey } from '../../../src/collector/signing-key.ts';
import type { Store } from '../../../src/collector/store/store.ts';

const root = mkdtempSync(join(tmpdir(), 'reachable-start-publisher-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A publisher of what is in this store, and what it says. */
async function start(query: (text: string) => Promise<readonly never[]>, serve?: PublisherSettings['serve']) {
  const store: Store = { query, close: async () => undefined };
  const signingKey = await readOrMakeSigningKey(join(root, 'key.pem'));
  const publicFolder = mkdtempSync(join(root, 'public-'));
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  const rest = { noiseSecret: new Uint8Array(32), ooniApi: undefined, keepDays: 90, say, serve };
  const publisher = await startPublisher({ store, signingKey, publicFolder, ...rest });
  return { publisher, said };
}

it('a publisher that cannot forget what is old publishes and serves all the same, and says what it could not do', async () => {
  const query = async (text: string) => {
    if (text.startsWith('DELETE')) throw new Error('canceling statement due to statement timeout');
    return [];
  };
  const { publisher, said } = await start(query, { host: '127.0.0.1', port: 0 });
  await publisher.published;
  expect((await fetch(`${publisher.address}/index.json`)).status).toBe(200);
  expect(said).toEqual([
    'Published: no country yet.',
    'What is too old was not forgotten: canceling statement due to statement timeout',
  ]);
  await publisher.close();
});
