import type { Change } from './turns.ts';

/** The newest change of a messenger on one network, and how many there were. */
export interface Folded {
  readonly change: Change;
  readonly times: number;
}

/**
 * One entry for each messenger and network that changed since a time (epoch ms), the newest first. Changes of its
 * functions are folded into its own; without any, several functions that changed in one check count once. A state that
 * became known is no change.
 * @param changes newest first
 */
export function foldedChanges(changes: readonly Change[], since: number): Folded[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.at < since || change.from === undefined) continue;
    const key = JSON.stringify([change.profile, change.service]);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].flatMap((group) => {
    const whole = group.filter((one) => one.function === undefined);
    const told = whole.length > 0 ? whole : group;
    const [change] = told;
    return change ? [{ change, times: new Set(told.map(({ at }) => at)).size }] : [];
  });
}
