import { setTimeout as pause } from 'node:timers/promises';
import { pace } from '../../src/background/round/task-queue.ts';
import { awaitsContact } from '../../src/measure/endpoints/endpoints-in-use.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { RoundRecord } from '../../src/model/round.ts';
import type { Endpoint, Service, ServiceId } from '../../src/model/service.ts';
import { inPageCode } from '../../tests/browser/in-page-code.ts';
import type { Entry } from './entry.ts';
import { hasAnsweredWell, isTransfer } from './read-observation.ts';

/** A page of the built extension, all hosts granted. */
export interface OwnPage {
  /** Evaluates an expression in the page and awaits a promise. The value must be plain data. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
}

/** What one browser saw, in rounds and by direct probes. */
export interface Observed {
  readonly records: ReadonlyMap<ServiceId, RoundRecord>;
  readonly further: ReadonlyMap<Entry, readonly Observation[]>;
}

/** Reports the progress of the check. */
export type Say = (line: string) => void;

/** The longest round: one service with everything silent. */
const longestRoundMs = 4 * 60_000;
const lookMs = 500;

/** What does not answer is asked once more: one lost packet proves nothing. */
const tries = 2;

/**
 * Makes the extension run a round for each service, at its own pace, and probes directly what these left out: a round
 * asks few controls, only the first large object, and no resolver unless something fails.
 */
export async function observe(page: OwnPage, entries: readonly Entry[], say: Say): Promise<Observed> {
  await page.evaluate(await inPageCode('scripts/catalogue-check/in-page.ts'));
  const services = [...new Set(entries.flatMap((entry) => ('service' in entry ? [entry.service.id] : [])))];
  const records = new Map<ServiceId, RoundRecord>();
  for (const [index, service] of services.entries()) {
    say(`service ${index + 1} of ${services.length}: ${service}`);
    records.set(service, await makeRound(page, service));
  }
  const seenInRounds = [...records.values()].flatMap(({ observations }) => observations);
  const left = entries.filter((entry) => !seenInRounds.some((o) => isAbout(o, entry) && hasAnsweredWell(o)));
  return { records, further: await askFurther(page, left, say) };
}

async function askFurther(page: OwnPage, entries: readonly Entry[], say: Say) {
  const further = new Map<Entry, readonly Observation[]>();
  let lastHost = '';
  for (const entry of entries) {
    const question = questionFor(entry);
    if (question === undefined) continue;
    say(entry.name);
    const seen: Observation[] = [];
    while (seen.length < tries && !seen.some(hasAnsweredWell)) {
      const host = entry.url.split(/[/:?]+/)[1] ?? '';
      if (host === lastHost) await pause(pace.pauseMs.badly);
      lastHost = host;
      const sighting = await ask<Omit<Observation, 'subject' | 'attempt' | 'phase'>>(page, question);
      seen.push({ ...sighting, subject: entry.subject, attempt: seen.length + 1, phase: 'after' });
    }
    further.set(entry, seen);
  }
  return further;
}

const ask = <Answer>(page: OwnPage, call: string) => page.evaluate<Answer>(`catalogueCheck.${call}`);

async function makeRound(page: OwnPage, service: ServiceId): Promise<RoundRecord> {
  const since = Date.now();
  const end = performance.now() + longestRoundMs;
  const lookFor = async <Found>(look: () => Promise<Found | undefined>): Promise<Found> => {
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (performance.now() > end) throw new Error(`the round of ${service} does not end`);
      await pause(lookMs);
    }
  };
  // The previous round ends a moment after its record was written.
  const started = await lookFor(async () => {
    const answer = await ask<string>(page, `startRound(${JSON.stringify([service])})`);
    return answer === 'already-running' ? undefined : answer;
  });
  if (started !== 'started') throw new Error(`the extension makes no round: ${started}`);
  return lookFor(() => ask<RoundRecord | undefined>(page, `endedRound(${since})`));
}

/** How the page asks what no round may have asked; undefined for what every round asks. */
function questionFor(entry: Entry): string | undefined {
  switch (entry.kind) {
    case 'control':
      return `askControl(${JSON.stringify(entry.control)})`;
    case 'object':
      return `askObject(${JSON.stringify(entry.url)})`;
    case 'relay':
    case 'control-relay':
      return `askCallRelay(${JSON.stringify(entry.url)})`;
    case 'endpoint':
      return questionForEndpoint(entry.endpoint, entry.service);
    default:
      return entry satisfies never;
  }
}

/** Rounds leave out what has to answer a maintainer first, stand-ins, and endpoints whose turn it is not. */
function questionForEndpoint(endpoint: Endpoint, service: Service): string | undefined {
  const { url, standsInFor, inTurn } = endpoint;
  if (!standsInFor && !inTurn && !awaitsContact(endpoint, service)) return undefined;
  return `${url.startsWith('wss:') ? 'askChannel' : 'askEndpoint'}(${JSON.stringify(endpoint)})`;
}

/** Whether an observation in a round is of this entry. For a large object, a round does not say which one it read. */
export function isAbout({ subject, probe, resolver }: Observation, entry: Entry): boolean {
  const { subject: own } = entry;
  if (own.kind === 'service') {
    return (
      (entry.kind === 'endpoint' || entry.kind === 'relay') &&
      subject.kind === 'service' &&
      subject.endpoint === own.endpoint &&
      subject.service === own.service
    );
  }
  if (entry.kind === 'object') return false;
  if (own.class === 'resolver') return resolver === own.control;
  return subject.kind === 'control' && subject.control === own.control && !isTransfer(probe);
}
