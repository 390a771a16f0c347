import { lookup } from 'node:dns/promises';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pace } from '../src/background/round/task-queue.ts';
import { controls, services } from '../src/catalogue/catalogue.ts';
import { contacts } from '../src/catalogue/contacts.ts';
import { controlRelays } from '../src/catalogue/controls.ts';
import { ensureBrowser } from './browsers.ts';
import { checkCatalogue, type Driven } from './catalogue-check/check-catalogue.ts';
import { patchFor } from './catalogue-check/drift/patch.ts';
import { entriesOf } from './catalogue-check/entry.ts';
import { lineTrouble } from './catalogue-check/line-trouble.ts';
import { withNewContacts } from './catalogue-check/new-contacts.ts';
import { exitCodeOf, report } from './catalogue-check/report.ts';
import { driveBrowser } from './drive-browser.ts';
import { makeBuildsFresh } from './fresh-builds.ts';
import { grantedCopy } from './granted-copy.ts';
import { root } from './root.ts';
import { showOwnPage } from './show-own-page.ts';

const usage = `npm run catalogue:check [-- --only PATTERN] [--browser chromium|firefox] [--write --from "a home line in Norway"] [--patch FILE]
  Asks every server of the catalogue, by the built extension in real browsers and then by node, and prints what each
  answered and what the rules make of it. To be run from a network without a censor: what would read as blocked, slow,
  down or unsure there makes it exit with 1. PATTERN is a regular expression over the names in the first column.
  Last it says how the servers differ from the list, with a patch of the list, which --patch writes to FILE.
  --write keeps what was seen to work in src/catalogue/contacts.json, with the words of --from for the network.
  Without a network it exits with 3, and changes nothing.`;

const browserNames = ['chromium', 'firefox'] as const;

function readArguments() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      browser: { type: 'string' },
      write: { type: 'boolean', default: false },
      from: { type: 'string' },
      patch: { type: 'string' },
    },
  });
  const { browser, write, from, patch } = values;
  const wanted = browserNames.filter((name) => browser === undefined || browser === name);
  if (wanted.length === 0) throw new Error(`"${browser}" is not a browser of this check.`);
  if (write && from === undefined) throw new Error('--write needs --from: the network that is asked from.');
  return { only: new RegExp(values.only), browsers: wanted, from: write ? from : undefined, patch };
}

async function driven(name: (typeof browserNames)[number]): Promise<Driven> {
  const browser = await ensureBrowser(name);
  const folder = await grantedCopy(browser.target);
  return {
    name,
    async within(work) {
      const { browser: running, origin } = await driveBrowser(browser, folder);
      try {
        const page = await running.newPage();
        await showOwnPage(page, `${origin}/src/pages/dashboard/index.html`, 'main');
        await work({ evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T> });
      } finally {
        await running.close();
      }
    },
  };
}

async function main({ only, browsers, from, patch }: ReturnType<typeof readArguments>): Promise<number> {
  const catalogue = { services, controls, controlRelays };
  const all = entriesOf(catalogue);
  const entries = all.filter(({ name }) => only.test(name));
  if (entries.length === 0) throw new Error('Nothing in the catalogue has such a name.');
  const ways = {
    addressesOf: async (host: string) => (await lookup(host, { all: true })).map(({ address }) => address),
  };
  const trouble = await lineTrouble(catalogue, ways);
  if (trouble !== undefined) return tellTrouble(trouble);
  await makeBuildsFresh();
  const ready: Driven[] = [];
  for (const name of browsers) ready.push(await driven(name));
  const checked = await checkCatalogue(entries, ready, ways, pace.pauseMs.well, console.error, contacts);
  console.log(report(checked));
  // The line may have failed meanwhile.
  const late = await lineTrouble(catalogue, ways);
  if (late !== undefined) return tellTrouble(late);
  const proposal = patchFor(checked.drifts);
  console.log(`\n${proposal || 'The list needs no change.'}`);
  if (patch !== undefined) await writeFile(patch, proposal);
  if (from !== undefined) {
    const file = join(root, 'src/catalogue/contacts.json');
    const known = new Set(all.map(({ url }) => url));
    const now = { on: new Date().toISOString().slice(0, 10), from };
    const written = withNewContacts(contacts, checked.tried, known, now);
    await writeFile(file, `${JSON.stringify(written, undefined, 2)}\n`);
  }
  return exitCodeOf(checked);
}

/** No server was learnt about. */
function tellTrouble(sentence: string): number {
  console.error(sentence);
  return 3;
}

try {
  process.exitCode = await main(readArguments());
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 2;
}
