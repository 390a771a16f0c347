import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealRequest } from '../../protocol/ohttp/client.ts';
import type { KeyConfig } from '../../protocol/ohttp/key-config.ts';
import { requestLength, responseLength } from '../../protocol/ohttp/sizes.ts';
import { slotOf } from '../../protocol/wire/slot.ts';
import { storeSnapshots } from '../store/snapshots.ts';
import type { Store } from '../store/store.ts';
import { filesIn } from './files-in.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { type Recorder, recordBefore } from './recorder.ts';
import { sampleReport } from './sample-report.ts';
import { type Answered, sendFrom } from './send-from.ts';
import { keysFrom, question, sharing } from './sharing-client.ts';
import { type Grounds, makeGrounds } from './start.ts';

/** The sender's address, in a neighbourhood that nothing else uses here. */
const sender = '127.77.123.45';

/** Headers that would identify a sender if they were passed on. */
const marks = {
  'user-agent': 'Mozilla/5.0 (a browser that is one of a kind)',
  origin: 'moz-extension://0f9f2a52-1234-4321-9876-b0b0b0b0b0b0',
  cookie: 'id=4f1d2c3b5a69',
  'accept-language': 'fa-IR, tg;q=0.5',
  'x-forwarded-for': '198.51.100.23',
  forwarded: 'for=198.51.100.23',
};

/** Everything that could identify the sender, in each form in which it might be written. */
function traces(startedAt: number): RegExp {
  const [a = 0, b = 0, c = 0, d = 0] = sender.split('.').map(Number);
  const hex = [a, b, c, d].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const number = String(((a * 256 + b) * 256 + c) * 256 + d);
  const exactTime = String(Math.floor(startedAt / 1000)).slice(0, 7);
  const given = [
    '127\\.77\\.',
    '198\\.51\\.100\\.23',
    hex,
    number,
    'one of a kind',
    'moz-extension',
    '0f9f2a52',
    '4f1d2c3b5a69',
    'fa-IR',
  ];
  return new RegExp([...given, exactTime].join('|'), 'i');
}

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe.each([
  ['PGlite', (grounds: Grounds) => join(grounds.folder, 'store')],
  ['PostgreSQL', () => postgres.freshDatabase()],
])('one person shares, with %s behind', (name, locationIn) => {
  const startedAt = Date.now();
  let grounds: Grounds;
  let store: Store;
  let recorder: Recorder;
  let relay: string;
  let config: KeyConfig;
  let location: string;
  const answers: Answered[] = [];

  beforeAll(async () => {
    grounds = await makeGrounds();
    location = locationIn(grounds);
    store = await grounds.openStore(location);
    const body = new Uint8Array(4400).fill(7);
    const proof = new Uint8Array(1400).fill(7);
    await storeSnapshots(store, [{ cc: 'RU', counter: slotOf(startedAt), signature: new Uint8Array(64), body, proof }]);
    const gateway = await grounds.gateway(store);
    recorder = await recordBefore(gateway.address);
    ({ address: relay } = await grounds.relay([recorder.address]));
    config = await keysFrom(relay, grounds.signingKey.publicKey);
    recorder.forget();
    const messages = [
      question('RU'),
      question('FR'),
      sharing(sampleReport()),
      sharing(sampleReport({ service: 'signal', state: 'works' })),
      sharing(sampleReport({ cc: 'IR', asn: 44244 })),
      sharing({ nonsense: true }),
      sharing({ ...sampleReport(), address: sender, at: startedAt }),
    ];
    for (const message of messages) {
      const { body } = await sealRequest(config, message);
      answers.push(await sendFrom(sender, `${relay}/ohttp`, body, marks));
    }
    await gateway.write();
  });
  afterAll(async () => {
    await grounds.leave();
    await recorder.close();
  });

  it('all answers have one size, and headers that differ only in the time', () => {
    expect(answers.map(({ status, body }) => [status, body.length])).toEqual(answers.map(() => [200, responseLength]));
    const heads = answers.map(({ headers: { date: _, ...rest } }) => JSON.stringify(rest));
    expect(new Set(heads).size).toBe(1);
  });

  it('all forwarded messages have one size and the same headers', () => {
    const posts = recorder.posts();
    expect(posts).toHaveLength(answers.length);
    const heads = new Set(posts.map(({ headers: { host: _, ...rest } }) => JSON.stringify(rest)));
    expect(heads.size).toBe(1);
    expect(Object.keys(posts[0]?.headers ?? {}).sort()).toEqual([
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'reachable-network',
    ]);
    expect(posts[0]?.headers['content-length']).toBe(String(requestLength));
  });

  it('a message and its answer stay under 12 kB together', () => {
    const head = (lines: object) => JSON.stringify(lines).length;
    const most =
      Math.max(...answers.map(({ headers, body }) => head(headers) + body.length)) + requestLength + head(marks);
    expect(most).toBeLessThan(12_000);
  });

  it('no byte sent to the gateway shows who the sender was, or when it sent', () => {
    // Sealed bytes can contain any four digits by chance.
    const heads = recorder.posts().map((post) => JSON.stringify(post));
    expect(heads.join()).not.toMatch(traces(startedAt));
    expect(recorder.bytes().toString('latin1')).not.toMatch(/127\.77\.|198\.51\.100\.23|moz-extension|one of a kind/);
  });

  it('no file shows who the sender was, or when it sent', async () => {
    expect(await store.query('SELECT cc, asn, service, n FROM counts ORDER BY cc, service')).toEqual([
      { cc: 'RU', asn: 8359, service: 'signal', n: 1 },
      { cc: 'RU', asn: 8359, service: 'telegram', n: 1 },
      { cc: 'ZZ', asn: 0, service: 'telegram', n: 1 },
    ]);
    expect(await dump(store)).not.toMatch(traces(startedAt));
    if (name === 'PGlite') {
      const files = filesIn(location).map((file) => readFileSync(file).toString('latin1'));
      expect(files.some((text) => text.includes('telegram'))).toBe(true);
      for (const text of files) expect(text).not.toMatch(/127\.77\.|198\.51\.100\.23|moz-extension|one of a kind/);
    }
  });
});

/** Every row of every table in the database, as text. */
async function dump(store: Store): Promise<string> {
  const tables = await store.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      store.query(name === 'snapshots' ? 'SELECT cc, counter FROM snapshots' : `SELECT * FROM ${name}`),
    ),
  );
  return JSON.stringify({ tables, rows });
}
