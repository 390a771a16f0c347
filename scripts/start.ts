import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserName, ensureBrowser, findBrowser } from './browsers.ts';
import { build } from './build.ts';
import { makeBuildFresh } from './fresh-builds.ts';
import { grantedCopy } from './granted-copy.ts';
import type { PageReading } from './read-page.ts';
import { root } from './root.ts';

const usage = `npm start [-- chromium | edge | chrome | firefox] [--headless] [--json] [--sharing | --demo]
  Opens a browser with Reachable in it. With --headless, or where there is no display, it makes one check instead and
  prints what it found; --json prints that for machines. --sharing also starts the servers for sharing on this machine, and
  builds an extension that shares with them alone. --demo shows an invented day, for which no network is needed.
  Exit codes: 0 after a check, whatever it found; 1 where none could be made; 2 for arguments that make no sense.`;

interface Arguments {
  readonly wanted: BrowserName;
  readonly headless: boolean;
  readonly json: boolean;
  readonly sharing: boolean;
  readonly demo: boolean;
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        headless: { type: 'boolean' },
        json: { type: 'boolean' },
        sharing: { type: 'boolean' },
        demo: { type: 'boolean' },
      },
    });
    const [wanted = findBrowser('chromium') || !findBrowser('firefox') ? 'chromium' : 'firefox', ...rest] = positionals;
    if (rest.length > 0) throw new Error(`One browser at a time, please.`);
    if (wanted !== 'chromium' && wanted !== 'edge' && wanted !== 'chrome' && wanted !== 'firefox') {
      throw new Error(`"${wanted}" is not a browser that this knows.`);
    }
    const { headless = !hasDisplay(), json = false, sharing = false, demo = false } = values;
    if (sharing && demo) throw new Error('--demo shares nothing.');
    return { wanted, headless, json, sharing, demo };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

function hasDisplay() {
  if (process.env['CI']) return false;
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

const { wanted, headless, json, sharing, demo } = readArguments();
const browser = await ensureBrowser(wanted);
const opening = `Opening ${browser.path}; close its window to end this.`;

// Imported only here, because each takes seconds to load.
if (sharing) {
  const { runTrial } = await import('./sharing/run-trial.ts');
  await runTrial(browser, { headless, json }).catch((error) => {
    console.error(`The trial did not end well: ${error.message}`);
    process.exit(1);
  });
} else {
  if (demo) await makeBuildFresh(browser.target);
  else await build(browser.target);
  if (headless) await checkOnce();
  else if (demo) {
    const { showDemo } = await import('./demo/run-demo.ts');
    const { storyOf } = await import('./demo/invented-day.ts');
    console.error(`${storyOf(browser)}\n\nPress "Check now". ${opening}`);
    await showDemo(browser);
  } else {
    const { openBrowser } = await import('./open-browser.ts');
    console.error(`${opening} Without a network, "npm start -- --demo" shows an invented day.`);
    await openBrowser(browser, join(root, 'dist', browser.target));
  }
}

async function checkOnce(): Promise<void> {
  const { verdictTable } = await import('./verdict-table.ts');
  const { printedCheck } = await import('./printed-check.ts');
  console.error(`One check with ${browser.path}${demo ? ', of an invented day' : ''} ...`);
  const reading = await oneCheck().catch((error) => {
    console.error(`The check did not end well: ${error.message}`);
    process.exit(1);
  });
  console.log(json ? printedCheck(browser.name, reading) : verdictTable(reading));
}

async function oneCheck(): Promise<PageReading> {
  if (demo) return (await import('./demo/run-demo.ts')).checkDemo(browser);
  const { headlessRound } = await import('./headless-round.ts');
  return headlessRound(browser, await grantedCopy(browser.target));
}
