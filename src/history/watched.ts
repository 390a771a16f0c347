import * as v from 'valibot';
import type { Round } from '../model/round.ts';
import type { ServiceId } from '../model/service.ts';
import { isProblem, type ServiceState } from '../model/verdict.ts';

/** A person wants one service to be checked every few minutes for a while. Epoch ms. */
export interface Watch {
  readonly service: ServiceId;
  readonly since: number;
  readonly until: number;
}

/**
 * Minutes between the checks of a watch.
 * @source our choice: a quiet check of one service takes some seconds
 */
export const watchEveryMinutes = 2;

/**
 * Minutes between the checks of a watch that are as any others.
 * @source our choice: background checks come every 15 minutes to 24 hours, and a check that reads what is large moves as
 * much as four that do not
 */
const asOthersEveryMinutes = 30;

/**
 * Is it a check as any other? Of a watch this is the first in each half hour. Those between them count in no share, or an
 * hour that was watched would weigh more than a day that was not, and leave out what is large.
 */
export function isAsOthers({ at, trigger }: Pick<Round, 'at' | 'trigger'>): boolean {
  const sinceOther = at % (asOthersEveryMinutes * 60_000);
  return trigger !== 'watch' || sinceOther < watchEveryMinutes * 60_000;
}

/** Where the browser keeps it, in memory only. */
export const watchKey = 'watch';

const storedSchema = v.object({ service: v.string(), since: v.number(), until: v.number() });

/** Reads the stored value. An unreadable one counts as none. */
export function readWatch(stored: unknown): Watch | undefined {
  const { success, output } = v.safeParse(storedSchema, stored);
  return success ? output : undefined;
}

/** What one check of a watch found. */
export interface Watched {
  readonly at: number;
  readonly state: ServiceState;
}

/** The checks of a watch, oldest first. @param rounds newest first */
export function watchedIn(rounds: readonly Round[], { service, since, until }: Watch): Watched[] {
  return rounds
    .filter(({ at }) => at >= since && at < until)
    .flatMap(({ at, verdicts }) => {
      const verdict = verdicts.find((one) => one.service === service);
      return verdict ? [{ at, state: verdict.state }] : [];
    })
    .reverse();
}

export type WatchedAs = 'works' | 'fails' | 'unknown';

/**
 * How long a service worked and failed, ms: between two checks that agree it is what they found, and between two that do not
 * it is unknown when it changed.
 * @param checks oldest first
 */
export function watchedTimes(checks: readonly Watched[]): Readonly<Record<WatchedAs, number>> {
  const times = { works: 0, fails: 0, unknown: 0 };
  checks.slice(1).forEach((later, index) => {
    const earlier = checks[index] ?? later;
    const found = foundBy(later.state);
    times[found === foundBy(earlier.state) ? found : 'unknown'] += later.at - earlier.at;
  });
  return times;
}

function foundBy(state: ServiceState): WatchedAs {
  if (isProblem(state)) return 'fails';
  return state === 'works' || state === 'site-only' ? 'works' : 'unknown';
}
