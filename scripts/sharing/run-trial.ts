import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from '../browsers.ts';
import { build } from '../build.ts';
import { driveBrowser } from '../drive-browser.ts';
import { grantedCopy } from '../granted-copy.ts';
import { openBrowser } from '../open-browser.ts';
import { root } from '../root.ts';
import { type Shared, shareOnce } from './share-once.ts';
import { startTrial, type Trial } from './trial.ts';
import { differences, trialTable } from './trial-table.ts';

interface Options {
  readonly headless: boolean;
  readonly json: boolean;
}

/** Starts the servers on this machine, and a browser with a build that shares with them. */
export async function runTrial(browser: Browser, { headless, json }: Options): Promise<void> {
  // Either way, all that the servers stored is deleted: an open window closes by itself, and this goes on to the end.
  process.on('SIGINT', () => (headless ? process.exit(130) : undefined));
  const trial = await startTrial();
  try {
    const folder = await buildFor(trial, browser);
    console.error(`${differences}\n`);
    if (headless) {
      console.error(`One check with ${browser.path}, and what becomes of it ...`);
      const shared = await shareHeadless(browser, folder, trial);
      console.log(json ? JSON.stringify({ browser: browser.name, ...shared }, undefined, 2) : trialTable(shared));
    } else await shareByHand(browser, folder, trial);
  } finally {
    await trial.close();
  }
}

/** Makes a build that shares only with this trial's servers. */
async function buildFor({ sharing }: Trial, { target }: Browser): Promise<string> {
  const outDir = join(root, '.cache/trial', target);
  const file = join(root, '.cache/trial', `${target}.json`);
  await mkdir(join(root, '.cache/trial'), { recursive: true });
  await writeFile(file, JSON.stringify(sharing));
  await build(target, { outDir, sharing: file });
  return outDir;
}

async function shareHeadless(browser: Browser, built: string, trial: Trial): Promise<Shared> {
  const to = join(root, '.cache/trial-granted', browser.target);
  const folder = await grantedCopy(browser.target, { from: built, to });
  const { browser: running, origin, manifest } = await driveBrowser(browser, folder);
  try {
    return await shareOnce({ browser: running, origin, popup: `${origin}/${manifest.action.default_popup}` }, trial);
  } finally {
    await running.close();
  }
}

const steps = `In the browser:
  1. Open "Others" in the menu of the dashboard, then "Share your own results", and agree.
  2. Check. Half a minute later the first report goes; "Sharing results" lists what waits.
  3. When it is published, press "Ask again" on "Others".`;

async function shareByHand(browser: Browser, folder: string, trial: Trial): Promise<void> {
  console.error(`${steps}\n\nOpening ${browser.path}; close its window to end this.`);
  const closing = new AbortController();
  const told = tellFirstReport(trial, closing.signal).catch((error: Error) => {
    if (!closing.signal.aborted) console.error(error.message);
  });
  await openBrowser(browser, folder);
  closing.abort();
  await told;
}

async function tellFirstReport(trial: Trial, signal: AbortSignal): Promise<void> {
  const counted = await trial.firstCount(signal);
  const { service, state, asn, relay } = counted;
  console.error(`A report was counted: ${service} ${state}, network ${asn}, through relay "${relay}".`);
  const { page } = await trial.publishWithInvented(counted);
  console.error(`It is published with those of the invented people: ${page}`);
}
