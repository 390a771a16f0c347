import type { FunctionId } from '../model/function-ids.ts';
import type { Change } from './turns.ts';

/** A change of a function. */
export type PartChange = Change & { readonly function: FunctionId };

export function isOfPart(change: Change): change is PartChange {
  return change.function !== undefined;
}

/** All that one check changed about a messenger. */
export interface ChangeEvent {
  /** The messenger's own change, or else that of its first function. */
  readonly change: Change;
  /** The other functions that changed. */
  readonly functions: readonly PartChange[];
}

/**
 * One event for each messenger and check: the changes of its functions are folded into it.
 * @param changes newest first
 */
export function changeEvents(changes: readonly Change[]): ChangeEvent[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.at, change.profile, change.service, change.imported]);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].flatMap((group) => {
    const change = group.find((one) => one.function === undefined) ?? group[0];
    return change ? [{ change, functions: group.filter(isOfPart).filter((one) => one !== change) }] : [];
  });
}
