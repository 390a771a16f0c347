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
 * Changes of state, newest first. Each network is compared only with itself, so moving to another network is not a
 * change; and so is everything imported. The oldest entry of each service and function has no `from`: its state is
 * known from then on.
 * @param days oldest first
 */
export function changesOf(days: readonly DayRollUp[], part: Part = {}): Change[] {
  const steps: Step[] = [];
  walk(days, part, (step) => steps.push(step));
  return newestFirst(steps);
}

/**
 * The current state of each service and function, and its start. Without `from` the state may be older. The popup waits
 * for this, so only the newest step of each becomes a change.
 */
export function newestChanges(days: readonly DayRollUp[], part: Part = {}): Change[] {
  const newest = walk(days, part);
  return newestFirst([...newest.values()].flatMap((steps) => [...steps.values()]));
}

/** A turn and its predecessor. */
interface Step extends Pick<Change, 'profile' | 'service' | 'imported'> {
  readonly turn: Turn;
  readonly before: Turn | undefined;
}

type Newest = ReadonlyMap<string, ReadonlyMap<FunctionId | undefined, Step>>;

/** Calls `onStep` for each change, a service's oldest first, and returns the newest of each service and function. */
function walk(days: readonly DayRollUp[], part: Part, onStep?: (step: Step) => void): Newest {
  const newest = new Map<string, Map<FunctionId | undefined, Step>>();
  for (const { profile, services, imported } of days) {
    for (const [service, { turns }] of Object.entries(services)) {
      if (!isPart(part, { profile, service })) continue;
      const key = `${service} ${profile} ${imported}`;
      const known = newest.get(key) ?? new Map<FunctionId | undefined, Step>();
      newest.set(key, known);
      for (const turn of turns) {
        const before = known.get(turn.function)?.turn;
        if (before && (isSameSight(before.state, turn.state) || overlooks(turn, before))) continue;
        const step = { turn, before, profile, service, ...(imported ? { imported } : {}) };
        known.set(turn.function, step);
        onStep?.(step);
      }
    }
  }
  return newest;
}

function newestFirst(steps: readonly Step[]): Change[] {
  const changes = steps.map(({ turn: { partly: _, ...turn }, before, ...of }) => ({
    ...turn,
    ...of,
    ...(before ? { from: before.state } : {}),
  }));
  return changes.sort((a, b) => b.at - a.at);
}

/** Up to ruleset 6, a service whose site alone can be probed was said to work. */
function isSameSight(before: KnownState, state: KnownState): boolean {
  return before === state || (before === 'works' && state === 'site-only');
}
