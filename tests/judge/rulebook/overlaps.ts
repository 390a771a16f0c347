import type { After } from '../../../src/model/rule.ts';
import type { ListOfRules } from './lists.ts';
import { type AnyFacts, type AnyWhen, findState } from './solve.ts';

/** A rule and its position. */
export interface Placed {
  readonly id: string;
  readonly group: string;
  /** The conditions of its group and its own. */
  readonly when: readonly AnyWhen[];
  readonly then: unknown;
  readonly because: readonly string[];
  readonly after: After;
  /** The groups that its own group comes after. */
  readonly afterGroups: After;
  /** Whether it takes what is left of its group, or of the list. */
  readonly takesRest: 'of-group' | 'of-list' | undefined;
}

/** The rules of a list, in order. */
export function placedIn({ list: { groups } }: Pick<ListOfRules, 'list'>): Placed[] {
  return groups.flatMap(({ group, when: guard, after: afterGroups = [], rules: rows }) =>
    rows.map(({ id, when, then, because, after = [] }, index): Placed => {
      const isRest = Object.keys(when).length === 0 && index === rows.length - 1;
      const isLast = isRest && group === groups.at(-1)?.group && Object.keys(guard).length === 0;
      return {
        id,
        group,
        when: [guard, when],
        then,
        because,
        after,
        afterGroups,
        takesRest: isLast ? 'of-list' : isRest && rows.length > 1 ? 'of-group' : undefined,
      };
    }),
  );
}

/** Two rules with different outcomes that can both hold. */
export interface Overlap {
  readonly first: Placed;
  readonly second: Placed;
  /** A state in which both hold. */
  readonly facts: AnyFacts;
}

export function overlapsIn(list: ListOfRules): Overlap[] {
  const rules = placedIn(list);
  return rules.flatMap((second, index) =>
    rules.slice(0, index).flatMap((first) => {
      if (saysTheSame(first, second)) return [];
      const facts = findState(list.words, [...first.when, ...second.when], list.never);
      return facts ? [{ first, second, facts }] : [];
    }),
  );
}

export function saysTheSame(one: Pick<Placed, 'then' | 'because'>, other: Pick<Placed, 'then' | 'because'>): boolean {
  return JSON.stringify([one.then, one.because]) === JSON.stringify([other.then, other.because]);
}

function goesAfter(after: After, name: string): boolean {
  return after === 'all above' || after.includes(name);
}

/** Whether the list says which of the two goes first. */
export function isDeclared({ first, second }: Pick<Overlap, 'first' | 'second'>): boolean {
  if (second.takesRest === 'of-list') return true;
  if (first.group !== second.group) return goesAfter(second.afterGroups, first.group);
  return second.takesRest === 'of-group' || goesAfter(second.after, first.id);
}
