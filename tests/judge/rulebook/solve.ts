import type { When } from '../../../src/model/when.ts';

/** The facts of any list, if only their names and words matter. */
export type AnyFacts = Readonly<Record<string, unknown>>;
export type AnyWhen = When<AnyFacts>;
export type AnyWords = Readonly<Record<string, readonly unknown[]>>;

/** The words of each fact that are still possible. */
type Open = ReadonlyMap<string, readonly unknown[]>;

/**
 * A state of facts in which all of `must` hold and none of `never`; undefined if there is none. It searches: a
 * condition that must not hold is broken at one of its facts, one after the other.
 */
export function findState(words: AnyWords, must: readonly AnyWhen[], never: readonly AnyWhen[]): AnyFacts | undefined {
  let open: Open | undefined = new Map(Object.entries(words));
  for (const when of must) {
    for (const [fact, wanted] of Object.entries(when)) open = open && restricted(open, fact, wordsIn(wanted), true);
  }
  return open && search(open, never);
}

function search(open: Open, never: readonly AnyWhen[]): AnyFacts | undefined {
  const undecided = never.filter((when) => !isBroken(open, when));
  const [first] = undecided.sort((one, other) => Object.keys(one).length - Object.keys(other).length);
  if (!first) return Object.fromEntries([...open].map(([fact, [word]]) => [fact, word]));
  let rest = open;
  for (const [fact, wanted] of Object.entries(first)) {
    const broken = restricted(rest, fact, wordsIn(wanted), false);
    const found = broken && search(broken, undecided);
    if (found) return found;
    const kept = restricted(rest, fact, wordsIn(wanted), true);
    if (!kept) return undefined;
    rest = kept;
  }
  return undefined;
}

/** Whether a condition can no longer hold. */
function isBroken(open: Open, when: AnyWhen): boolean {
  return Object.entries(when).some(([fact, wanted]) => !open.get(fact)?.some((word) => wordsIn(wanted).includes(word)));
}

function restricted(open: Open, fact: string, wanted: readonly unknown[], inside: boolean): Open | undefined {
  const left = open.get(fact)?.filter((word) => wanted.includes(word) === inside) ?? [];
  return left.length === 0 ? undefined : new Map([...open, [fact, left]]);
}

export function wordsIn(wanted: unknown): readonly unknown[] {
  return Array.isArray(wanted) ? wanted : [wanted];
}
