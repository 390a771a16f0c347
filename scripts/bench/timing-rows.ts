import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stepMs } from '../../collector/gateway/pace.ts';
import { openStore } from '../../collector/store/open-store.ts';
import { type PostgresServer, startPostgres } from '../../collector/tests/postgres.ts';
import { sampleReport } from '../../collector/tests/sample-report.ts';
import { question, sharing } from '../../collector/tests/sharing-client.ts';
import { buildServer } from '../servers.ts';
import { seenFrom, startBenchGateway, wireOf } from './bench-gateway.ts';
import { openConnection } from './http-load.ts';
import type { ServerMeasure } from './measure.ts';
import type { Row } from './row.ts';

const pairs = 2000;
const delaysMs = [0, 25, 50];

/** The times of a report and of a query, ms. */
interface Pair {
  readonly report: number;
  readonly question: number;
}

/**
 * How often somebody who times a gateway's answers can tell a report from a query, if every write of its store takes
 * this much longer. Guessing is right in half of the cases.
 */
export const reportOrQuestion: ServerMeasure = {
  name: 'report or question',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reachable-bench-'));
    const postgres = await startPostgres();
    try {
      await buildServer('gateway', join(folder, 'gateway'));
      return await Promise.all(delaysMs.map((delayMs) => measured(postgres, folder, delayMs)));
    } finally {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measured(postgres: PostgresServer, folder: string, delayMs: number): Promise<Row> {
  const location = postgres.freshDatabase();
  await slowDown(location, delayMs);
  const { program, address, config } = await startBenchGateway(location, folder);
  const { hostname, port } = new URL(address);
  const connection = await openConnection(hostname, Number(port));
  const timeOf = async (wire: Buffer) => {
    await sleep(Math.random() * stepMs);
    const begin = performance.now();
    const status = await connection.ask(wire);
    if (status !== 200) throw new Error(`the gateway answered ${status}`);
    return performance.now() - begin;
  };
  const times: Pair[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    // Sealed before either is sent, and sent at any time between two answers: a report takes longer to seal, and what
    // is sent later after an answer waits less for the next.
    const [report, ask] = await Promise.all(
      [sharing(sampleReport()), question('RU')].map((request) => wireOf(config, request, '/gateway', seenFrom(pair))),
    );
    if (!report || !ask) throw new Error('two messages are compared');
    if (Math.random() < 0.5) times.push({ report: await timeOf(report), question: await timeOf(ask) });
    else {
      const first = await timeOf(ask);
      times.push({ report: await timeOf(report), question: first });
    }
  }
  connection.close();
  await program.end();
  const longer = times.filter((pair) => pair.report > pair.question).length;
  const right = Math.max(longer, pairs - longer);
  return {
    what: `reports told from questions, store ${delayMs} ms slower`,
    unit: '%',
    atMost: 53,
    values: [(100 * right) / pairs],
    note: `${pairs} pairs, the ${right === longer ? 'longer' : 'shorter'} time taken for the report's, 95 % interval ${interval(right, pairs)}; by one threshold ${byThreshold(times).toFixed(1)} %`,
  };
}

/** Wilson's interval, %. */
function interval(right: number, of: number): string {
  const z = 1.96;
  const share = right / of;
  const middle = share + z ** 2 / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return [middle - half, middle + half].map((end) => ((100 * end) / (1 + z ** 2 / of)).toFixed(1)).join(' to ');
}

/** Makes every statement that adds counts take longer, as a slow disk would. */
async function slowDown(location: string, delayMs: number): Promise<void> {
  const store = await openStore(location);
  await store.query(
    `CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
     $$BEGIN PERFORM pg_sleep(${delayMs / 1000}); RETURN NULL; END$$`,
  );
  await store.query('CREATE TRIGGER slow AFTER INSERT ON counts FOR EACH STATEMENT EXECUTE FUNCTION slow()');
  await store.close();
}

/** Right answers with the threshold that is best for the first half of the pairs, tried on the second half, %. */
function byThreshold(times: readonly Pair[]): number {
  const half = times.length / 2;
  const learnt = times.slice(0, half);
  const rightIn = (some: readonly Pair[], threshold: number) =>
    some.reduce((right, pair) => right + Number(pair.report > threshold) + Number(pair.question <= threshold), 0);
  const candidates = learnt.flatMap((pair) => [pair.report, pair.question]).sort((a, b) => a - b);
  const quality = (threshold: number) => Math.abs(rightIn(learnt, threshold) - half);
  const best = candidates.reduce((a, b) => (quality(b) > quality(a) ? b : a));
  const share = (100 * rightIn(times.slice(half), best)) / times.length;
  return rightIn(learnt, best) >= half ? share : 100 - share;
}
