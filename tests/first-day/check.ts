import { checkOf } from '../../src/measure/check/check.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation } from '../../src/model/observation.ts';
import { drawTags } from '../../src/model/tags.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import type { Plan } from '../../src/schedule/plan.ts';
import type { BrowserName } from './browser.ts';
import type { Change } from './change.ts';
import { probe } from './probe.ts';
import type { Servers } from './servers.ts';
import type { Target } from './targets.ts';

/** The one address that has changed in a check. */
export interface Altered {
  readonly change: Change;
  readonly target: Pick<Target, 'kind' | 'url'>;
}

/** What a check has learnt besides its observations. */
export interface Making {
  readonly plan: Plan;
  readonly browser: BrowserName;
  readonly servers: Servers;
  readonly altered: Altered | undefined;
  readonly seen: readonly Observation[];
  readonly storedAt: Map<string, string>;
  readonly named: Map<string, readonly string[]>;
  readonly tagOf: ReturnType<typeof drawTags>;
}

const mostSteps = 600;
const betweenMs = 100;

/** Runs a whole check by the product's schedule and probes, with answers over real sockets. */
export async function makeCheck(
  plan: Plan,
  browser: BrowserName,
  servers: Servers,
  altered?: Altered,
): Promise<readonly Observation[]> {
  const making = {
    ...{ plan, browser, servers, altered },
    storedAt: new Map<string, string>(),
    named: new Map<string, readonly string[]>(),
    tagOf: drawTags(seededRandom(1)),
  };
  let seen: readonly Observation[] = [];
  for (let step = 0; step < mostSteps; step++) {
    const [task] = dueTasks(plan, checkOf(seen), { onLine: true });
    if (task === undefined) return seen;
    const made = await probe(task, { ...making, seen });
    seen = [...seen, ...made.map((one, index) => ({ ...one, at: (seen.length + index) * betweenMs }))];
  }
  throw new Error('the check does not end');
}
