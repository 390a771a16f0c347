import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrMakeSigningKey } from '../../collector/signing-key.ts';
import { startPostgres } from '../../collector/tests/postgres.ts';
import { type Program, startScript } from '../../collector/tests/program.ts';
import { sampleReport } from '../../collector/tests/sample-report.ts';
import { sharing } from '../../collector/tests/sharing-client.ts';
import { logKeysOf } from '../../collector/tests/start.ts';
import type { LoggedKeys } from '../../protocol/log/proven-keys.ts';
import { type KeyConfig, parseKeyConfigs } from '../../protocol/ohttp/key-config.ts';
import { relaySecret, seenFrom, startBenchGateway, startBundle, wireOf } from './bench-gateway.ts';
import { agreementAlone, hpkeAlone } from './hpke-alone.ts';
import { type LoadResult, putLoad } from './http-load.ts';
import type { ServerMeasure } from './measure.ts';
import type { Row } from './row.ts';

const connections = 256;
const seconds = 5;
const runs = 3;
const wantedPerSecond = 3000;
const services = ['telegram', 'signal', 'whatsapp', 'viber', 'discord', 'messenger'];
/**
 * Each message is sent many times, since sealing is not measured here. A copy counts nothing, but costs what a report
 * costs.
 */
const sealed = 2000;
const neighbourhoods = 100;

/** How many messages one gateway opens, counts in PostgreSQL and answers, and how many one relay forwards. */
export const messages: ServerMeasure = {
  name: 'sealed messages',
  run: async (repeat) => {
    const folder = mkdtempSync(join(tmpdir(), 'reachable-bench-'));
    const postgres = await startPostgres();
    try {
      const location = postgres.freshDatabase();
      const gateway = await startBenchGateway(location, folder);
      const second = await startBenchGateway(location, folder);
      const signingKey = await readOrMakeSigningKey(join(folder, 'publisher.pem'));
      await logKeysOf([gateway.address, second.address], location, signingKey);
      const startRelay = (env: Readonly<Record<string, string>>) =>
        startBundle('relay', folder, { PORT: '0', RELAY_SECRET: relaySecret, ...env }, ['--alone']);
      const relay = await startRelay({ GATEWAYS: gateway.address });
      const address = await relay.address;
      const pair = await startRelay({
        GATEWAYS: `${gateway.address},${second.address}`,
        PROCESSES: '2',
        TRUSTED_PROXIES: '127.0.0.1',
      });
      const toGateway = await sealedRequests(gateway.config, '/gateway', seenFrom(7));
      const toRelay = await sealedRequests(gateway.config, '/ohttp', {});
      const toPair = await requestsOfMany(await pair.address);
      const bare = startScript(join(import.meta.dirname, 'bare-server.ts'), {}, []);
      const rows: Row[] = [await agreementAlone(repeat), await hpkeAlone(repeat)];
      for (const [name, url, requests, program] of [
        ['the gateway', gateway.address, toGateway, gateway.program],
        ['the relay, gateway behind it', address, toRelay, relay],
        ['two processes of a relay, two gateways behind them', await pair.address, toPair, pair],
        // The cost of HTTP itself here, for comparison.
        ['Node alone', await bare.address, toRelay, bare],
      ] as const) {
        rows.push(...(await measured(name, url, requests, program, repeat)));
      }
      await bare.end();
      await Promise.all([pair, relay].map((program) => program.end()));
      await Promise.all([gateway, second].map(({ program }) => program.end()));
      return rows;
    } finally {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Messages from many neighbourhoods, each with its gateway's keys. */
async function requestsOfMany(relay: string): Promise<string[]> {
  const requests = Array.from({ length: neighbourhoods }, async (_, index) => {
    const headers = { 'x-forwarded-for': `10.0.${index}.1` };
    const { keys } = (await (await fetch(`${relay}/keys`, { headers })).json()) as LoggedKeys;
    const [config] = parseKeyConfigs(Uint8Array.from(Buffer.from(keys, 'base64')));
    if (!config) throw new Error('the relay has no keys');
    return sealedRequests(config, '/ohttp', headers, sealed / neighbourhoods);
  });
  return (await Promise.all(requests)).flat();
}

function sealedRequests(
  config: KeyConfig,
  path: string,
  headers: Readonly<Record<string, string>>,
  many = sealed,
): Promise<string[]> {
  return Promise.all(
    Array.from({ length: many }, async (_, index) => {
      const service = services[index % services.length] ?? '';
      return (await wireOf(config, sharing(sampleReport({ service })), path, headers)).toString('base64');
    }),
  );
}

async function measured(
  name: string,
  url: string,
  requests: readonly string[],
  program: Program,
  repeat: Parameters<ServerMeasure['run']>[0],
): Promise<Row[]> {
  const { hostname: host, port } = new URL(url);
  const load = { host, port: Number(port), requests, connections, seconds };
  const put = async (change: { readonly perSecond?: number } = {}) => {
    const before = cpuSeconds(program);
    const result = await putLoad({ ...load, ...change });
    const answered = result.perSecond * seconds;
    return { ...result, perCore: answered / (cpuSeconds(program) - before) };
  };
  // Until Node has compiled the hot code, a message takes twice as long.
  await put();
  const all = await repeat(runs, () => put());
  const half = await repeat(runs, () => put({ perSecond: wantedPerSecond / 2 }));
  return [
    {
      what: `messages through ${name}`,
      unit: '/s',
      atLeast: wantedPerSecond,
      values: all.map(({ perSecond }) => perSecond),
      note: senderNote(all),
    },
    {
      what: `messages through ${name}, by a whole core`,
      unit: '/s',
      atLeast: wantedPerSecond,
      values: all.map(({ perCore }) => perCore),
      note: 'by the processor time that the process took: what a machine comes to that does nothing else',
    },
    {
      what: `a message through ${name} at ${wantedPerSecond / 2}/s, p99`,
      unit: 'ms',
      atMost: 100,
      values: half.map(({ p99Ms }) => p99Ms),
      note: senderNote(half),
    },
  ];
}

/** The processor time of a program so far, including its threads and child processes (Linux). */
function cpuSeconds({ process: { pid } }: Program): number {
  const started = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return [pid, ...started].reduce((sum: number, one) => {
    const fields = readFileSync(`/proc/${one}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // User and system time are fields 14 and 15, counted from before the name; a tick is a hundredth of a second.
    return sum + (Number(fields[11]) + Number(fields[12])) / 100;
  }, 0);
}

function senderNote(results: readonly LoadResult[]): string {
  const most = Math.max(...results.map(({ coreShare }) => coreShare));
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  return `${connections} connections; the sender took ${Math.round(100 * most)} % of a core; ${failed} failed`;
}
