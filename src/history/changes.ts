import type { FunctionId } from '../model/function-ids.ts';
import type { ServiceId } from '../model/service.ts';
import type { KnownState } from '../model/verdict.ts';
import type { DayRollUp } from './roll-up.ts';
import { type Change, overlooks, type Turn } from './turns.ts';

/** A part of the history: one network, one service, or both. An absent field does not restrict it. */
export interface Part {
  readonly profile?: string | undefined;
  readonly service?: ServiceId | undefined;
}

export function isPart(part: Part, { profile, service }: { readonly profile: string; readonly service?: ServiceId }) {
  return (
    (part.profile === undefined || part.profile === profile) &&
    (part.service === undefined || service === undefined || part.service === service)
  );
}

/**
 * Changes of state, newest first. Each network is compared with itself only, so moving from one network to another is
 * no change. The oldest entry of each service and function has no `from`: its state is known from then on.
 * @param days oldest first
 */
export function changesOf(days: readonly DayRollUp[], part: Part = {}): Change[] {
  const changes: Change[] = [];
  const last = new Map<string, Map<FunctionId | undefined, Turn>>();
  for (const { profile, services } of days) {
    for (const [service, { turns }] of Object.entries(services)) {
      if (!isPart(part, { profile, service })) continue;
      const key = `${service} ${profile}`;
      const known = last.get(key) ?? new Map<FunctionId | undefined, Turn>();
      last.set(key, known);
      for (const turn of turns) {
        const before = known.get(turn.function);
        if (before && (isSameSight(before.state, turn.state) || overlooks(turn, before))) continue;
        known.set(turn.function, turn);
        const { partly: _, ...change } = turn;
        changes.push({ ...change, profile, service, ...(before ? { from: before.state } : {}) });
      }
    }
  }
  return changes.sort((a, b) => b.at - a.at);
}

/** Up to ruleset 6, "works" was said of a service of which only the site can be asked. */
function isSameSight(before: KnownState, state: KnownState): boolean {
  return before === state || (before === 'works' && state === 'site-only');
}

/** The current state of each service and function, and its start. Without `from` the state may be older. */
export function standingOf(days: readonly DayRollUp[], part: Part = {}): Change[] {
  const seen = new Set<string>();
  return changesOf(days, part).filter(({ profile, service, function: of }) => {
    const key = JSON.stringify([profile, service, of]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
