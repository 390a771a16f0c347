import { describe, expect, it } from 'vitest';
import { ruleLists } from '../rulebook/lists.ts';
import { judgedIn } from './judged.ts';
import { preferences } from './preferences.ts';
import { worlds } from './table.ts';
import type { Fault } from './what-holds.ts';

/** Wrong verdicts of the rules: the rule and the world. */
const found: Record<Fault, Set<string>> = { accuses: new Set(), 'wrong-cause': new Set(), 'wrong-state': new Set() };
const mute: string[] = [];
let cases = 0;
for (const world of worlds) {
  const judged = judgedIn(world);
  cases += judged.length;
  if (judged.length === 0) mute.push(world.id);
  for (const { said, fault } of judged) if (fault) found[fault].add(`${said.rules.at(-1)} in ${world.id}`);
}

const excused = Object.entries(preferences).flatMap(([rule, over]) => over.map((world) => `${rule} in ${world}`));

const faultsOf = (kind: Fault) => [...found[kind]].filter((fault) => !excused.includes(fault));

describe(`in ${worlds.length} worlds, with every set of instruments and every browser's words (${cases} cases)`, () => {
  it('each has a verdict', () => {
    expect(mute).toEqual([]);
  });

  it('nobody is accused of a block if nobody blocks', () => {
    expect(faultsOf('accuses')).toEqual([]);
  });

  it('the named cause is the cause, or a public text says why another is rare', () => {
    expect(faultsOf('wrong-cause')).toEqual([]);
  });

  it('a certain state is the real state', () => {
    expect(faultsOf('wrong-state')).toEqual([]);
  });

  it('every rule that prefers a world has its public text, and no other rule has one', () => {
    const rules = ruleLists.flatMap(({ list }) => list.groups).flatMap((group) => group.rules);
    const preferring = rules.filter(({ prefers }) => prefers !== undefined).map(({ id }) => id);
    expect(preferring.sort()).toEqual(Object.keys(preferences).sort());
  });

  it('no rule is excused for something that it never says', () => {
    const said = Object.values(found).flatMap((faults) => [...faults]);
    expect(excused.filter((one) => !said.includes(one))).toEqual([]);
  });
});
