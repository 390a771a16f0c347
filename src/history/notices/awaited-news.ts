import { effectsOf } from '../../model/effect.ts';
import type { Round } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import { isKnown, isProblem, type KnownState, type ServiceVerdict } from '../../model/verdict.ts';
import { roundsOnThisNetwork } from '../same-network.ts';
import { couldNotSeeSlowness, needsWholeCheck } from '../whole-check.ts';
import { apartMs, blockedOf, isSound, type News } from './news.ts';
import type { Waiting } from './waiting.ts';

/** Can only a whole check show that what this verdict found is over? */
export function needsWhole({ cause, functions }: ServiceVerdict): boolean {
  return needsWholeCheck({ cause }) || functions.some((one) => isProblem(one.state) && needsWholeCheck(one));
}

/**
 * The services of which that is so now which the person waits for: at least two checks since the wish agree, on the
 * network of the last one, and none after them found otherwise.
 * @param rounds oldest first
 */
export function awaitedNews(rounds: readonly Round[], { services, since, until = {} }: Waiting): News[] {
  const latest = rounds.at(-1);
  if (!latest || !isSound(latest)) return [];
  const comparable = roundsOnThisNetwork(rounds, latest).filter(isSound);
  return services.flatMap((service) => newsOfOne(service, until[service] ?? 'works', comparable, since) ?? []);
}

function newsOfOne(
  service: ServiceId,
  awaited: 'works' | 'fails' | 'known',
  rounds: readonly Round[],
  since: number,
): News | undefined {
  let run: { readonly state: KnownState; readonly since: number; readonly checks: number } | undefined;
  let last = 0;
  let [found, told]: (ServiceVerdict | undefined)[] = [];
  for (const { at, extent, verdicts } of rounds) {
    const verdict = verdicts.find((one) => one.service === service);
    const state = verdict?.state;
    if (!verdict || state === undefined || !isKnown(state)) continue;
    const fails = isProblem(state);
    if (fails) found = verdict;
    // Skip a check that could not see what was found.
    else if (found && couldNotSeeSlowness(extent, state) && needsWhole(found)) continue;
    if (awaited === (fails ? 'works' : 'fails')) run = undefined;
    else if (at >= since) {
      const before = run && isProblem(run.state) === fails ? run : undefined;
      run = { state, since: before?.since ?? at, checks: (before?.checks ?? 0) + 1 };
      [told, last] = [verdict, at];
    }
  }
  if (!run || !told || last - run.since < apartMs) return undefined;
  return isProblem(run.state)
    ? { kind: 'worse', service, ...run, functions: blockedOf(told.functions), effects: effectsOf(told) }
    : { kind: 'recovered', service, ...run, functions: [], effects: [] };
}
