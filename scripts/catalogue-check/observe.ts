import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { pace } from '../../src/background/round/task-queue.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { RoundRecord } from '../../src/model/round.ts';
import type { ServiceId } from '../../src/model/service.ts';
import { inPageCode } from '../../tests/browser/in-page-code.ts';
import { showOwnPage } from '../show-own-page.mjs';
import type { Entry } from './entry.ts';
import { hasAnsweredWell, isTransfer } from './read-observation.ts';

/** A browser with the built extension in it, all hosts granted. */
export interface OpenBrowser {
  readonly browser: Browser;
  /** `chrome-extension://…` or `moz-extension://…`. */
  readonly origin: string;
}

/** What one browser saw: of the round, and of what no round asks. */
export interface Observed {
  readonly record: RoundRecord | undefined;
  readonly further: ReadonlyMap<Entry, readonly Observation[]>;
}

/** A check of every service, with everything silent. */
const longestRoundMs = 15 * 60_000;
const lookMs = 500;

/** What does not answer is asked once more: one lost packet is no news. */
const tries = 2;

/**
 * Has the extension make one check of all services, at its own pace, and asks by its own probes for what was left
 * out: a round asks few controls, the first large object, and no resolver where nothing fails.
 */
export async function observe({ browser, origin }: OpenBrowser, entries: readonly Entry[]): Promise<Observed> {
  const page = await browser.newPage();
  await showOwnPage(page, `${origin}/src/pages/dashboard/index.html`, 'main');
  await page.evaluate(await inPageCode('scripts/catalogue-check/in-page.ts'));
  const services = new Set(entries.flatMap((entry) => ('service' in entry ? [entry.service.id] : [])));
  const record = services.size > 0 ? await makeRound(page, [...services]) : undefined;
  const further = new Map<Entry, readonly Observation[]>();
  let lastHost = '';
  for (const entry of entries) {
    const ask = questionFor(entry);
    if (ask === undefined || record?.observations.some((o) => isAbout(o, entry) && hasAnsweredWell(o))) continue;
    const seen: Observation[] = [];
    while (seen.length < tries && !seen.some(hasAnsweredWell)) {
      const host = entry.url.split(/[/:?]+/)[1] ?? '';
      if (host === lastHost) await pause(pace.pauseMs.badly);
      lastHost = host;
      const sighting = await inPage<Omit<Observation, 'subject' | 'attempt' | 'phase'>>(page, ask);
      seen.push({ ...sighting, subject: entry.subject, attempt: seen.length + 1, phase: 'after' });
    }
    further.set(entry, seen);
  }
  return { record, further };
}

const inPage = <Answer>(page: Page, call: string) => page.evaluate(`catalogueCheck.${call}`) as Promise<Answer>;

async function makeRound(page: Page, services: readonly ServiceId[]): Promise<RoundRecord> {
  const since = Date.now();
  const answer = await inPage<string>(page, `startRound(${JSON.stringify(services)})`);
  if (answer !== 'started') throw new Error(`the extension makes no round: ${answer}`);
  const end = performance.now() + longestRoundMs;
  for (;;) {
    const record = await inPage<RoundRecord | undefined>(page, `endedRound(${since})`);
    if (record) return record;
    if (performance.now() > end) throw new Error('the round does not end');
    await pause(lookMs);
  }
}

/** How the page asks for what is no service's own; undefined for what a round always asks. */
function questionFor(entry: Entry): string | undefined {
  switch (entry.kind) {
    case 'control':
      return `askControl(${JSON.stringify(entry.control)})`;
    case 'object':
      return `askObject(${JSON.stringify(entry.url)})`;
    case 'control-relay':
      return `askCallRelay(${JSON.stringify(entry.url)})`;
    case 'endpoint':
    case 'relay':
      return undefined;
    default:
      return entry satisfies never;
  }
}

/** Is this observation of a round one of this entry? Of a large object a round does not say which one it read. */
export function isAbout({ subject, probe, resolver }: Observation, entry: Entry): boolean {
  const { subject: own } = entry;
  if (own.kind === 'service') {
    return (
      (entry.kind === 'endpoint' || entry.kind === 'relay') &&
      subject.kind === 'service' &&
      subject.endpoint === own.endpoint &&
      // Services share relays, which are asked once.
      (entry.kind === 'relay' || subject.service === own.service)
    );
  }
  if (entry.kind === 'object') return false;
  if (own.class === 'resolver') return resolver === own.control;
  return subject.kind === 'control' && subject.control === own.control && !isTransfer(probe);
}
