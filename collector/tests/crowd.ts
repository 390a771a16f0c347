import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { verifyKeys } from '../../protocol/log/proven-keys.ts';
import { sealRequest } from '../../protocol/ohttp/client.ts';
import { type KeyConfig, parseKeyConfigs } from '../../protocol/ohttp/key-config.ts';
import { importPublicKey } from '../../protocol/signed/signature.ts';
import { writeMmdb } from '../../scripts/write-mmdb.ts';
import { services } from '../../src/catalogue/catalogue.ts';
import { readNetworks } from '../read-networks.ts';
import { numberOf } from '../relay/address-number.ts';
import { openStore } from '../store/open-store.ts';
import { freePort, startPostgres } from './postgres.ts';
import { type Program, startProgram } from './program.ts';
import { sampleReport } from './sample-report.ts';
import { fetchFrom, sendFrom } from './send-from.ts';
import { sharing } from './sharing-client.ts';
import { logKeysOf, makeGrounds, relaySecret } from './start.ts';

/** Each has its own network, so that no two can have one bucket and one vote by chance. */
const neighbourhoods = 84;
const reported = services.slice(0, 6).map(({ id }) => id);
const states = ['works', 'blocked'] as const;
const atOnce = 16;

/** A relay of two processes that share one port, in front of two gateways on one PostgreSQL. */
export async function startTwoOfEach() {
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
      RELAY_SECRETS: `one=${relaySecret}`,
    });
  const gateways = [startGateway(0), startGateway(1)];
  const logKeys = async (all: readonly Program[]) =>
    logKeysOf(await Promise.all(all.map(({ address }) => address)), location, grounds.signingKey);
  await logKeys(gateways);
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
  return { location, gateways, startGateway, logKeys, relay, address, asns, publicKey };
}

type Crowd = Awaited<ReturnType<typeof startTwoOfEach>>;

/**
 * One message from one person, over new connections: the request for keys and the message may reach different processes
 * of the relay.
 */
export async function sendOne({ address, publicKey }: Crowd, from: string, message: Request) {
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
export const nameOf = ({ publicKey }: KeyConfig) => Buffer.from(publicKey).toString('hex');

export interface Share {
  readonly asn: number;
  /** The third number of the address is the neighbourhood's, the last that of a person in it. */
  readonly addressOf: (person: number) => string;
  readonly service: string;
  readonly state: (typeof states)[number];
}

export const sharesOf = ({ asns }: Crowd): Share[] =>
  asns.flatMap((asn, index) =>
    reported.flatMap((service) =>
      states.map((state) => ({ asn, addressOf: (person: number) => `127.${1 + index}.0.${person}`, service, state })),
    ),
  );

export const reportOf = ({ asn, service, state }: Share) => sharing(sampleReport({ asn, service, state }));

/** Does something with each item, several at a time. */
export async function withEach<T>(all: readonly T[], run: (one: T, index: number) => Promise<void>): Promise<void> {
  const rest = [...all.entries()];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = rest.shift(); next; next = rest.shift()) await run(next[1], next[0]);
    }),
  );
}

export async function countsIn(location: string) {
  const store = await openStore(location);
  const rows = await store.query<{ asn: number; service: string; state: string; n: number }>(
    'SELECT asn, service, state, sum(n)::int AS n FROM counts GROUP BY asn, service, state',
  );
  await store.close();
  return new Map(rows.map(({ asn, service, state, n }) => [`${asn} ${service} ${state}`, n]));
}

export const keyOf = ({ asn, service, state }: Share) => `${asn} ${service} ${state}`;
