import type { Round } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import { isKnown, isProblem, type KnownState, type ServiceVerdict } from '../../model/verdict.ts';
import { roundsOnThisNetwork } from '../same-network.ts';
import { couldNotSeeSlowness, needsWholeCheck } from '../whole-check.ts';
import { apartMs, isSound, type News } from './news.ts';
import type { Waiting } from './waiting.ts';

/** Can only a whole check show that what this verdict found is over? */
export function needsWhole({ cause, functions }: ServiceVerdict): boolean {
  return needsWholeCheck({ cause }) || functions.some((one) => isProblem(one.state) && needsWholeCheck(one));
}

/**
 * The services that work again: at least two checks since the wish agree, on the network of the last one, and none
 * after them found a problem.
 * @param rounds oldest first
 */
export function worksAgain(rounds: readonly Round[], { services, since }: Waiting): News[] {
  const latest = rounds.at(-1);
  if (!latest || !isSound(latest)) return [];
  const comparable = roundsOnThisNetwork(rounds, latest).filter(isSound);
  return services.flatMap((service) => newsOfRecovery(service, comparable, since) ?? []);
}

function newsOfRecovery(service: ServiceId, rounds: readonly Round[], since: number): News | undefined {
  let run: { readonly state: KnownState; readonly since: number; readonly checks: number } | undefined;
  let last = 0;
  let found: ServiceVerdict | undefined;
  for (const { at, extent, verdicts } of rounds) {
    const verdict = verdicts.find((one) => one.service === service);
    if (!verdict || !isKnown(verdict.state)) continue;
    if (isProblem(verdict.state)) {
      [found, run] = [verdict, undefined];
      continue;
    }
    // Skip a check that could not see what was found.
    if (at < since || (found && couldNotSeeSlowness(extent, verdict.state) && needsWhole(found))) continue;
    run = { state: verdict.state, since: run?.since ?? at, checks: (run?.checks ?? 0) + 1 };
    last = at;
  }
  if (!run || last - run.since < apartMs) return undefined;
  return { kind: 'recovered', service, ...run, functions: [], effects: [] };
}
