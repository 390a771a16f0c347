import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeMmdb } from '../../../scripts/write-mmdb.ts';
import { services } from '../../../src/catalogue/catalogue.ts';
import { readNetworks } from '../../../src/collector/read-networks.ts';
import { numberOf } from '../../../src/collector/relay/address-number.ts';
import { openStore } from '../../../src/collector/store/open-store.ts';
import { sealRequest } from '../../../src/community/protocol/ohttp/client.ts';
import { type KeyConfig, parseKeyConfigs } from '../../../src/community/protocol/ohttp/key-config.ts';
import { verifyKeys } from '../../../src/community/protocol/signed/keys.ts';
import { importPublicKey } from '../../../src/community/protocol/signed/signature.ts';
import { freePort, startPostgres } from '../postgres.ts';
import { type Program, startProgram } from '../program.ts';
import { sampleReport } from '../sample-report.ts';
import { fetchFrom, NoAnswer, sendFrom } from '../send-from.ts';
import { question, sharing } from '../sharing-client.ts';
import { makeGrounds, relaySecret } from '../start.ts';

/** Each has a network of its own, so that no two can have one bucket and one vote by chance. */
const neighbourhoods = 84;
const reported = services.slice(0, 6).map(({ id }) => id);
const states = ['works', 'blocked'] as const;
const atOnce = 16;

/** A relay of two processes, which share one port, before two gateways on one PostgreSQL. */
async function startTwoOfEach() {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const grounds = await makeGrounds();
  onTestFinished(() => grounds.leave());
  const location = postgres.freshDatabase();
  const networks = await readNetworks();
  const asns = Array.from({ length: 60_000 }, (_, asn) => asn + 1)
    .filter((asn) => networks.has({ cc: 'RU', asn }))
    .slice(0, neighbourhoods);
  const places = join(grounds.folder, 'places.mmdb');
  const first = numberOf('127.1.0.0')?.value ?? 0;
  writeFileSync(
    places,
    writeMmdb(
      asns.map((asn, index) => {
        const from = first + index * 2 ** 16;
        return { kind: 4 as const, from, to: from + 2 ** 16, place: { cc: 'RU', asn } };
      }),
    ),
  );
  const ports = [await freePort(), await freePort()];
  const startGateway = (index: number) =>
    startProgram('gateway', {
      PORT: String(ports[index]),
      DATABASE_URL: location,
      SIGNING_KEY: join(grounds.folder, 'publisher.pem'),
      RELAY_SECRETS: `one=${relaySecret}`,
    });
  const gateways = [startGateway(0), startGateway(1)];
  await Promise.all(gateways.map(({ address }) => address));
  const relay = startProgram(
    'relay',
    {
      PORT: '0',
      PROCESSES: '2',
      GATEWAYS: ports.map((port) => `http://127.0.0.1:${port}`).join(),
      RELAY_SECRET: relaySecret,
      PLACES: places,
    },
    ['--alone'],
  );
  const address = await relay.address;
  await expect.poll(() => relay.output().split('The relay listens on').length - 1).toBe(2);
  const publicKey = await importPublicKey(grounds.signingKey.publicKey);
  return { location, gateways, startGateway, relay, address, asns, publicKey };
}

type Crowd = Awaited<ReturnType<typeof startTwoOfEach>>;

/** One message from one person, over new connections: keys and message may meet two processes of the relay. */
async function sendOne({ address, publicKey }: Crowd, from: string, message: Request) {
  const answer: unknown = JSON.parse((await fetchFrom(from, `${address}/keys`)).body.toString());
  const { keys, fault } = await verifyKeys(answer, publicKey, Date.now());
  const config = keys && parseKeyConfigs(keys)[0];
  if (!config) throw new Error(`the keys are not good: ${fault}`);
  const { body, open } = await sealRequest(config, message);
  const outer = await sendFrom(from, `${address}/ohttp`, body);
  const inner = outer.status === 200 ? await open(Uint8Array.from(outer.body)) : undefined;
  return { key: nameOf(config), outer: outer.status, inner: inner?.status };
}

/** Each gateway has keys of its own. */
const nameOf = ({ publicKey }: KeyConfig) => Buffer.from(publicKey).toString('hex');

interface Share {
  readonly asn: number;
  /** The third number of the address is the neighbourhood's, the last that of a person in it. */
  readonly addressOf: (person: number) => string;
  readonly service: string;
  readonly state: (typeof states)[number];
}

const sharesOf = ({ asns }: Crowd): Share[] =>
  asns.flatMap((asn, index) =>
    reported.flatMap((service) =>
      states.map((state) => ({ asn, addressOf: (person: number) => `127.${1 + index}.0.${person}`, service, state })),
    ),
  );

const reportOf = ({ asn, service, state }: Share) => sharing(sampleReport({ asn, service, state }));

/** Does something with each, several at a time. */
async function withEach<T>(all: readonly T[], run: (one: T, index: number) => Promise<void>): Promise<void> {
  const rest = [...all.entries()];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = rest.shift(); next; next = rest.shift()) await run(next[1], next[0]);
    }),
  );
}

async function countsIn(location: string) {
  const store = await openStore(location);
  const rows = await store.query<{ asn: number; service: string; state: string; n: number }>(
    'SELECT asn, service, state, sum(n)::int AS n FROM counts GROUP BY asn, service, state',
  );
  await store.close();
  return new Map(rows.map(({ asn, service, state, n }) => [`${asn} ${service} ${state}`, n]));
}

const keyOf = ({ asn, service, state }: Share) => `${asn} ${service} ${state}`;

it('two processes of a relay and two gateways lose no message, count none twice and have no trouble with keys', async () => {
  const crowd = await startTwoOfEach();
  const shares = sharesOf(crowd);
  expect(shares.length).toBeGreaterThanOrEqual(1000);
  const statuses = new Map<string, number>();
  const gatewayKeys = new Set<string>();
  const note = ({ key, outer, inner }: Awaited<ReturnType<typeof sendOne>>) => {
    gatewayKeys.add(key);
    statuses.set(`${outer} ${inner}`, (statuses.get(`${outer} ${inner}`) ?? 0) + 1);
  };
  await withEach(shares, async (share) => {
    // Somebody in the same neighbourhood says the same, perhaps through the other process: one vote.
    note(await sendOne(crowd, share.addressOf(1), reportOf(share)));
    note(await sendOne(crowd, share.addressOf(2), reportOf(share)));
    note(await sendOne(crowd, share.addressOf(3), question('RU')));
  });
  // Nothing is published yet.
  expect([...statuses]).toEqual([['200 404', 3 * shares.length]]);
  expect(gatewayKeys.size).toBe(2);
  expect(await crowd.relay.end()).toBe(0);
  expect(await Promise.all(crowd.gateways.map((gateway) => gateway.end()))).toEqual([0, 0]);
  const counts = await countsIn(crowd.location);
  expect(counts).toEqual(new Map(shares.map((share) => [keyOf(share), 1])));
});

it('where a process of each is killed under load, only what the killed gateway had not written is lost', async () => {
  const crowd = await startTwoOfEach();
  const shares = sharesOf(crowd);
  const killAt = Math.floor(shares.length / 3);
  let killed = '';
  let secondLife: Program | undefined;
  /** By which key each was sealed that was answered. */
  const answered = new Map<string, string>();
  await withEach(shares, async (share, index) => {
    if (index === killAt) {
      killed = await keyOfGateway(crowd.gateways[0]);
      process.kill(servingProcesses(crowd.relay)[0] ?? 0, 'SIGKILL');
      await crowd.gateways[0]?.end('SIGKILL');
      secondLife = crowd.startGateway(0);
      await secondLife.address;
    }
    // A report that was posted is not posted again, whatever comes back. A connection may break, but none may hang.
    const sent = await sendOne(crowd, share.addressOf(1), reportOf(share)).catch((error) => {
      expect(error).not.toBeInstanceOf(NoAnswer);
    });
    if (sent?.inner === 404) answered.set(keyOf(share), sent.key);
  });
  await expect.poll(() => servingProcesses(crowd.relay).length).toBe(2);
  expect(await crowd.relay.end()).toBe(0);
  expect(await Promise.all([secondLife, crowd.gateways[1]].map((gateway) => gateway?.end()))).toEqual([0, 0]);
  const counts = await countsIn(crowd.location);
  const lost = [...answered].filter(([share]) => !counts.has(share));
  expect(new Set(counts.values())).toEqual(new Set([1]));
  expect(lost.filter(([, key]) => key !== killed)).toEqual([]);
  // The one that was killed had counted some, and the one in its place counts again.
  expect(lost.length).toBeGreaterThan(0);
  expect(new Set(answered.values()).size).toBe(3);
});

async function keyOfGateway(gateway: Program | undefined): Promise<string> {
  const answer = await fetch(`${await gateway?.address}/ohttp-keys`);
  const [config] = parseKeyConfigs(new Uint8Array(await answer.arrayBuffer()));
  if (!config) throw new Error('no key');
  return nameOf(config);
}

/** The processes of a relay that serve (Linux). */
function servingProcesses({ process: { pid } }: Program): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .map(Number)
    .filter((child) => child > 0 && readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('relay/main.ts'));
}
