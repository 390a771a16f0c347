import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser, findBrowser } from './browsers.mjs';
import { build } from './build.mjs';
import { grantedCopy } from './granted-copy.mjs';
import { ensureDependencies } from './install.mjs';
import { root } from './root.mjs';

const usage = `npm start [-- chromium | edge | chrome | firefox] [--headless] [--json]
  Opens a browser with Reachable in it. With --headless, or where there is no display, it makes one check instead and
  prints what it found; --json prints that for machines.`;

/** @returns {{ wanted: import('./browsers.mjs').BrowserName, headless: boolean, json: boolean }} */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { headless: { type: 'boolean' }, json: { type: 'boolean' } },
    });
    const [wanted = findBrowser('chromium') || !findBrowser('firefox') ? 'chromium' : 'firefox', ...rest] = positionals;
    if (rest.length > 0) throw new Error(`One browser at a time, please.`);
    if (wanted !== 'chromium' && wanted !== 'edge' && wanted !== 'chrome' && wanted !== 'firefox') {
      throw new Error(`"${wanted}" is not a browser that this knows.`);
    }
    return { wanted, headless: values.headless ?? !hasDisplay(), json: values.json ?? false };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

function hasDisplay() {
  if (process.env['CI']) return false;
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

const { wanted, headless, json } = readArguments();
await ensureDependencies();
const browser = await ensureBrowser(wanted);
await build(browser.target);

// Imported here because they need the packages that have just been installed.
if (headless) {
  const { headlessRound } = await import('./headless-round.mjs');
  const { verdictTable } = await import('./verdict-table.mjs');
  console.error(`One check with ${browser.path} ...`);
  const reading = await headlessRound(browser, await grantedCopy(browser.target)).catch((error) => {
    console.error(`The check did not end well: ${error.message}`);
    process.exit(1);
  });
  console.log(json ? JSON.stringify({ browser: browser.name, ...reading }, undefined, 2) : verdictTable(reading));
} else {
  const { openBrowser } = await import('./open-browser.mjs');
  console.error(`Opening ${browser.path}; close its window to end this.`);
  await openBrowser(browser, join(root, 'dist', browser.target));
}
