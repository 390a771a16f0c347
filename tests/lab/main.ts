import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeBuildsFresh } from '../../scripts/fresh-builds.ts';
import { root } from '../../scripts/root.ts';
import { ensureTestPrograms } from '../../scripts/test-programs.ts';
import { grantedExtension } from '../browser/extension.ts';
import { phoneExtension } from '../browser/phone.ts';
import { asOnPhone } from './on-phone.ts';
import { agrees, compare, tabTable } from './person/compare.ts';
import { runPower } from './power/run.ts';
import { summary, tableHead, tableLines } from './report.ts';
import { cannotRun, missingRequirement } from './requirements.ts';
import { type Result, runScenario } from './run-scenario.ts';
import { scenarios } from './scenarios/all.ts';

const usage = `npm run lab [-- --browser chromium|firefox|phone] [--only PATTERN] [--repeat N] [--shard N/OF] [--json FILE]
  Runs every scenario whose name matches PATTERN (a regular expression) in a real browser on a network with a censor in
  it, and compares what the popup says with what is the case.
npm run lab -- --quiet [--browser ...] [--only PATTERN] [--shard N/OF] [--json FILE]
  The same with quiet checks, to see what these cannot find.
npm run lab -- --person [--browser ...] [--only PATTERN] [--repeat N] [--shard N/OF] [--json FILE]
  The same, and after each check the pages of its services are opened in tabs of that browser, one after another. In the
  end it names the pages that were said to work and were not whole after 30 s, and those said to be blocked that opened.
npm run lab -- --power [--past] [--browser ...] [--only PATTERN] [--repeat N] [--json FILE]
  Counts how often a service that is held to some speed is named, and how often one that nobody slows is accused; with
  --past, after three checks on the same line. Each world of the table runs for five services, N times each.`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', default: 'chromium' },
      only: { type: 'string', default: '' },
      repeat: { type: 'string', default: '1' },
      shard: { type: 'string', default: '1/1' },
      json: { type: 'string' },
      person: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      power: { type: 'boolean', default: false },
      past: { type: 'boolean', default: false },
    },
  });
  const { browser } = values;
  if (browser !== 'chromium' && browser !== 'firefox' && browser !== 'phone')
    throw new Error(`"${browser}" is not a browser of the lab.`);
  const [shard = 1, of = 1] = values.shard.split('/').map(Number);
  return { ...values, browser, shard, of, repeat: Number(values.repeat), only: new RegExp(values.only) } as const;
}

async function runAll(options: ReturnType<typeof readArguments>): Promise<boolean> {
  const { only, repeat, shard, of, json, person, quiet, power, past, ...wish } = options;
  const onPhone = wish.browser === 'phone';
  const browser = wish.browser === 'phone' ? 'firefox' : wish.browser;
  const here = (onPhone ? scenarios.map(asOnPhone) : scenarios).filter(({ onlyIn = browser }) => onlyIn === browser);
  const wanted = here.filter(({ name, pending }) => pending === undefined && only.test(name));
  const mine = wanted.filter((_, index) => index % of === shard - 1);
  await ensureTestPrograms(browser);
  await makeBuildsFresh();
  const extension = await (onPhone
    ? phoneExtension()
    : grantedExtension(browser === 'chromium' ? 'chrome' : 'firefox'));
  process.on('exit', () => rmSync(extension.folder, { recursive: true, force: true }));

  const file = json ?? join(root, `.cache/lab/${wish.browser}.json`);
  mkdirSync(dirname(file), { recursive: true });
  const results: Result[] = [];
  const keep = (result: Result) => {
    results.push(result);
    writeFileSync(file, JSON.stringify(results, undefined, 2));
  };
  if (power) return runPower({ browser, extension, past, only, repeat, keep });
  let broken = 0;
  console.log(tableHead);
  for (const scenario of mine) {
    for (let run = 1; run <= repeat; run += 1) {
      try {
        const result = await runScenario(scenario, browser, extension, run, { opensTabs: person, isQuiet: quiet });
        console.log(tableLines(result));
        keep(result);
      } catch (error) {
        broken += 1;
        console.log(`${scenario.name}: the lab itself failed: ${error instanceof Error ? error.stack : error}`);
      }
    }
  }
  for (const { name, pending } of scenarios) if (pending !== undefined) console.log(`pending: ${name}: ${pending}`);
  console.log(`\n${summary(results)}`);
  const compared = compare(results.flatMap(({ tabs }) => tabs));
  if (person) console.log(`\n${tabTable(compared)}`);
  return broken === 0 && results.every(({ right }) => right) && agrees(compared);
}

const missing = missingRequirement();
if (missing !== undefined) {
  console.error(missing);
  process.exit(cannotRun);
}
try {
  process.exit((await runAll(readArguments())) ? 0 : 1);
} catch (error) {
  console.error(`${error instanceof Error ? (error.stack ?? error.message) : error}\n\n${usage}`);
  process.exit(2);
}
