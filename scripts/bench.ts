import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { sealing } from './bench/crypto-rows.ts';
import { messages } from './bench/gateway-rows.ts';
import { type Measure, repeater, type ServerMeasure, startSession } from './bench/measure.ts';
import { healthyNetwork, hinderedNetworks, savedData } from './bench/network-rows.ts';
import { publication, publicReads } from './bench/publisher-rows.ts';
import { type Row, type Summary, summarise, tableHead, tableLine } from './bench/row.ts';
import { sizes } from './bench/size-rows.ts';
import { reportOrQuestion } from './bench/timing-rows.ts';
import { watchedHour } from './bench/watch-rows.ts';
import { pagesOfYear, storeOfYear } from './bench/year-rows.ts';
import { ensureTestPrograms } from './test-programs.ts';

/** Prints each promised number beside the measured one. It never fails: that is the job of the tests. */

const usage = `npm run bench [-- --only PATTERN] [--browser chromium|firefox|server] [--runs N] [--json]
  Measures in Chromium, in Firefox and on the servers of the collector, or in one of them, what matches PATTERN (a
  regular expression over "chromium: healthy network"). --runs repeats everything N times instead of as often as each number needs;
  --json prints the same for machines.`;

const measures: readonly Measure[] = [
  sizes,
  sealing,
  pagesOfYear,
  storeOfYear,
  healthyNetwork,
  savedData,
  watchedHour,
  ...hinderedNetworks,
];
const serverMeasures: readonly ServerMeasure[] = [messages, reportOrQuestion, publication, publicReads];
const places = ['chromium', 'firefox', 'server'] as const;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', default: '' },
        browser: { type: 'string' },
        runs: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const runs = values.runs === undefined ? undefined : Number(values.runs);
    if (runs !== undefined && !(Number.isInteger(runs) && runs > 0)) throw new Error('--runs wants a whole number.');
    const wanted = places.filter((name) => values.browser === undefined || name === values.browser);
    if (wanted.length === 0) throw new Error(`"${values.browser}" is not a browser of the benchmark.`);
    return { only: new RegExp(values.only), wanted, runs, json: values.json };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

const { only, wanted, runs, json } = readArguments();
await ensureTestPrograms(...wanted.filter((place) => place !== 'server'));
const results: (Summary & { readonly browser: string })[] = [];
if (!json) console.log(tableHead);
async function take(browser: string, { name }: { readonly name: string }, run: () => Promise<readonly Row[]>) {
  if (!only.test(`${browser}: ${name}`)) return;
  // A failed measurement becomes a row of its own, so that the others are still printed.
  const rows = await run().catch((error: Error): readonly Row[] => [
    { what: name, unit: 'ms', values: [], note: `not measured: ${error.message}` },
  ]);
  for (const row of rows) {
    results.push({ browser, ...summarise(row) });
    if (!json) console.log(tableLine({ ...row, what: `${browser}: ${row.what}` }));
  }
}

for (const place of wanted) {
  if (place === 'server') {
    for (const measure of serverMeasures) await take(place, measure, () => measure.run(repeater(runs)));
    continue;
  }
  const session = startSession(place, runs);
  for (const measure of measures) await take(place, measure, () => measure.run(session));
  session.end();
}
if (json) console.log(JSON.stringify(results, undefined, 2));
else console.log(`Load average of this machine at the end: ${loadavg()[0]?.toFixed(1)}; times grow with it.`);
process.exit(0);
