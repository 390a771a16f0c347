import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeBuildsFresh } from '../../../scripts/fresh-builds.ts';
import { root } from '../../../scripts/root.ts';
import { ensureTestPrograms } from '../../../scripts/test-programs.ts';
import { type Extension, grantedExtension } from '../../browser/extension.ts';
import { comparedQuantiles, quantileOf, simulatedMs, type TriedLine, triedLines } from '../../measure/path/lines.ts';
import type { BrowserName } from '../driver/browser.ts';
import { until } from '../driver/check.ts';
import { startChromium } from '../driver/chromium.ts';
import { startFirefox } from '../driver/firefox.ts';
import { putFirst } from '../priority.ts';
import { cannotRun, missingRequirement } from '../requirements.ts';
import { withWorld } from '../world.ts';
import { type Measured, measure } from './measure.ts';

const usage = `npm run lines [-- --browser chromium|firefox] [--only PATTERN] [--times N] [--json FILE]
  Prints how long transfers over twenty lines take in a real browser on the network of the lab, and in the simulator of
  tests/measure/path: medians and ninetieth parts, ms. N times as many transfers as usual.
npm run lines -- --from FILE
  The same of transfers that were kept by --json, with today's simulator.
  --keep writes what was measured to where the tests of the simulator look for it.`;

/** The measurements of each line, by its name. */
type Kept = Record<string, readonly Measured[]>;

const keptParts = join(root, 'tests/measure/path/measured-lines.json');
const simulatedTimes = 2000;

function readArguments() {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', default: 'chromium' },
      only: { type: 'string', default: '' },
      times: { type: 'string', default: '1' },
      json: { type: 'string' },
      from: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const { browser } = values;
  if (browser !== 'chromium' && browser !== 'firefox') throw new Error(`"${browser}" is not a browser of the lab.`);
  const lines = triedLines.filter(({ name }) => new RegExp(values.only).test(name));
  const json = values.json ?? join(root, `.cache/lab/lines-${browser}.json`);
  return { ...values, browser, lines, json, times: Number(values.times) } as const;
}

type Options = ReturnType<typeof readArguments>;

async function measureAll({ browser: name, lines, times, json }: Options): Promise<Kept> {
  await ensureTestPrograms(name);
  await makeBuildsFresh();
  const extension = await grantedExtension(name === 'chromium' ? 'chrome' : 'firefox');
  process.on('exit', () => rmSync(extension.folder, { recursive: true, force: true }));
  mkdirSync(dirname(json), { recursive: true });
  // A late browser would show different times from the line's.
  putFirst(process.pid);
  const kept: Kept = {};
  for (const line of lines) {
    kept[line.name] = await measureLine(line, timesOf(line, times), name, extension);
    print(line, kept[line.name] ?? []);
    writeFileSync(json, JSON.stringify(kept));
  }
  return kept;
}

/** In a separate browser: if nobody looks at a page for five minutes, Chromium delays its timers by a minute. */
function measureLine(
  line: TriedLine,
  times: number,
  name: BrowserName,
  extension: Extension,
): Promise<readonly Measured[]> {
  const start = name === 'chromium' ? startChromium : startFirefox;
  return withWorld({}, async (world) => {
    const browser = await start({ world, extension, timeZone: 'Europe/Paris' });
    try {
      await until(browser, 'Boolean((globalThis.browser ?? globalThis.chrome)?.runtime?.id)', 30_000);
      return await measure(line, times, world, browser);
    } finally {
      await browser.close();
    }
  });
}

/** The number of transfers for each line: chance decides what is lost, and a moment what a policer drops. */
function timesOf({ lossPercent = 0, limit }: TriedLine, times: number): number {
  return Math.ceil(times * (lossPercent > 0 || limit.manner === 'police' ? 120 : 24));
}

function print(line: TriedLine, measured: readonly Measured[]): void {
  const [real, told] = [measured.map(({ ms }) => ms), simulatedMs(line, simulatedTimes)];
  const cells = comparedQuantiles.flatMap((share) => {
    const [ms, simulated] = [quantileOf(real, share), quantileOf(told, share)];
    return [ms.toFixed(0), simulated.toFixed(0), `${(100 * (simulated / ms - 1)).toFixed(0)} %`];
  });
  console.log(line.name.padEnd(58), ...[...cells, String(real.length)].map((cell) => cell.padStart(6)));
}

function keep(browser: BrowserName, kept: Kept): void {
  const before = JSON.parse(readFileSync(keptParts, 'utf8')) as Record<string, object>;
  const own = Object.entries(kept).map(([name, all]) => {
    const times = all.map(({ ms }) => ms);
    return [name, comparedQuantiles.map((share) => Math.round(quantileOf(times, share)))];
  });
  const next = { ...before, [browser]: { ...before[browser], ...Object.fromEntries(own) } };
  writeFileSync(keptParts, `${JSON.stringify(next, undefined, 2)}\n`);
}

async function main(options: Options): Promise<void> {
  const { from, lines, browser } = options;
  const kept = from === undefined ? await measureAll(options) : (JSON.parse(readFileSync(from, 'utf8')) as Kept);
  if (from !== undefined) for (const line of lines) print(line, kept[line.name] ?? []);
  if (options.keep) keep(browser, kept);
}

const missing = missingRequirement();
if (missing !== undefined) {
  console.error(missing);
  process.exit(cannotRun);
}
try {
  await main(readArguments());
  process.exit(0);
} catch (error) {
  console.error(`${error instanceof Error ? (error.stack ?? error.message) : error}\n\n${usage}`);
  process.exit(2);
}
