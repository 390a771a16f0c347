import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserName, ensureBrowser, findBrowser } from './browsers.ts';
import { build } from './build.ts';
import { grantedCopy } from './granted-copy.ts';
import { root } from './root.ts';

const usage = `npm start [-- chromium | edge | chrome | firefox] [--headless] [--json] [--sharing]
  Opens a browser with Reachable in it. With --headless, or where there is no display, it makes one check instead and
  prints what it found; --json prints that for machines. --sharing also starts the servers for sharing on this machine, and
  builds an extension that shares with them alone.`;

interface Arguments {
  readonly wanted: BrowserName;
  readonly headless: boolean;
  readonly json: boolean;
  readonly sharing: boolean;
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { headless: { type: 'boolean' }, json: { type: 'boolean' }, sharing: { type: 'boolean' } },
    });
    const [wanted = findBrowser('chromium') || !findBrowser('firefox') ? 'chromium' : 'firefox', ...rest] = positionals;
    if (rest.length > 0) throw new Error(`One browser at a time, please.`);
    if (wanted !== 'chromium' && wanted !== 'edge' && wanted !== 'chrome' && wanted !== 'firefox') {
      throw new Error(`"${wanted}" is not a browser that this knows.`);
    }
    const { headless = !hasDisplay(), json = false, sharing = false } = values;
    return { wanted, headless, json, sharing };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

function hasDisplay() {
  if (process.env['CI']) return false;
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

const { wanted, headless, json, sharing } = readArguments();
const browser = await ensureBrowser(wanted);

// Imported below because each takes seconds to load.
if (sharing) {
  const { runTrial } = await import('./sharing/run-trial.ts');
  await runTrial(browser, { headless, json }).catch((error) => {
    console.error(`The trial did not end well: ${error.message}`);
    process.exit(1);
  });
} else {
  await build(browser.target);
  if (headless) await checkOnce();
  else {
    const { openBrowser } = await import('./open-browser.ts');
    console.error(`Opening ${browser.path}; close its window to end this.`);
    await openBrowser(browser, join(root, 'dist', browser.target));
  }
}

async function checkOnce(): Promise<void> {
  const { headlessRound } = await import('./headless-round.ts');
  const { verdictTable } = await import('./verdict-table.ts');
  const { withWhys } = await import('./with-whys.ts');
  console.error(`One check with ${browser.path} ...`);
  const reading = await headlessRound(browser, await grantedCopy(browser.target)).catch((error) => {
    console.error(`The check did not end well: ${error.message}`);
    process.exit(1);
  });
  console.log(
    json ? JSON.stringify({ browser: browser.name, ...withWhys(reading) }, undefined, 2) : verdictTable(reading),
  );
}
