import { describe, expect, it } from 'vitest';
import { applySteps, type Step } from '../../src/judge/step.ts';
import { readScenarios } from './read-scenarios.ts';
import { pairsIn, waysDuring } from './rulebook/applied-steps.ts';
import { judgeMixedRounds, judgeSimulatedRounds } from './rulebook/rounds.ts';
import { stepLists } from './rulebook/step-lists.ts';
import { judgeScenario } from './scenario.ts';

const ofScenarios = waysDuring(() => {
  for (const scenario of readScenarios()) judgeScenario(scenario);
});
const ofRounds = waysDuring(() => {
  judgeSimulatedRounds();
  judgeMixedRounds();
});

describe.each(stepLists)('the $name steps', ({ name, steps }) => {
  const declared = new Set(steps.flatMap(({ id, after = [] }) => after.map((first) => `${first} < ${id}`)));

  it('say which goes first if two of them change the same part of a verdict', () => {
    const met = new Set([...pairsIn(ofScenarios, name), ...pairsIn(ofRounds, name)]);
    expect([...met].filter((pair) => !declared.has(pair))).toEqual([]);
  });

  it('come after no step that changes nothing of what they change', () => {
    const met = pairsIn(ofScenarios, name);
    expect([...declared].filter((pair) => !met.has(pair))).toEqual([]);
  });

  it('are each applied in a golden scenario', () => {
    const taken = new Set(
      ofScenarios.flatMap(({ list, applied }) => (list === name ? applied : [])).map((a) => a.step),
    );
    expect(steps.map(({ id }) => id).filter((id) => !taken.has(id))).toEqual([]);
  });

  it('are decided by a function that has a name', () => {
    expect(steps.filter(({ when }) => !/^[a-z]\w+$/.test(when.name) || when.name === 'when')).toEqual([]);
  });
});

describe('a step', () => {
  interface Sum {
    readonly of: number;
    readonly rules?: readonly string[];
  }
  const isOdd = ({ of }: Sum) => of % 2 === 1;
  const doubled: Step<Sum, undefined> = { id: 'doubled', when: isOdd, then: ({ of }) => ({ of: 2 * of }) };
  const byRule: Step<Sum, undefined> = { id: 'asking', when: isOdd, then: (one) => ({ ...one, by: ['a-rule'] }) };
  const summed: Step<Sum, undefined> = {
    id: 'summed',
    when: () => true,
    then: (_one, _of, all) => ({ of: all.reduce((sum, { of }) => sum + of, 0) }),
  };

  it('leaves its id after those that the verdict had, if it is applied', () => {
    const before: readonly Sum[] = [{ of: 1, rules: ['first'] }, { of: 2, rules: ['first'] }, { of: 3 }];
    expect(applySteps([doubled], before, undefined)).toEqual([
      { of: 2, rules: ['first', 'doubled'] },
      { of: 2, rules: ['first'] },
      { of: 6, rules: ['doubled'] },
    ]);
  });

  it('leaves the ids of rules that it uses instead of its own', () => {
    expect(applySteps([byRule], [{ of: 1 }], undefined)).toEqual([{ of: 1, rules: ['a-rule'] }]);
  });

  it('sees all verdicts as the earlier steps left them', () => {
    expect(applySteps([doubled, summed], [{ of: 1 }, { of: 3 }], undefined).map(({ of }) => of)).toEqual([8, 8]);
  });
});
