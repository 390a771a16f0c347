import { expect, it } from 'vitest';
import { readDecisions } from './mutants/decisions.ts';
import { decides } from './mutants/mutants.ts';
import { ruleLists } from './rulebook/lists.ts';
import { placedIn } from './rulebook/overlaps.ts';
import { findState } from './rulebook/solve.ts';

it.each(readDecisions())(
  'of the $list rules, $rule decides a state that no scenario reaches',
  ({ list, rule, facts }) => {
    const found = ruleLists.find(({ name }) => name === list);
    if (!found) throw new Error(`there is no list ${list}`);
    expect(Object.keys(facts).sort()).toEqual(Object.keys(found.words).sort());
    expect(findState(found.words, [facts], found.never)).toEqual(facts);
    expect(decides(placedIn(found), facts)?.id).toBe(rule);
  },
);
