import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { After } from '../../src/model/rule.ts';
import { readScenarios } from './read-scenarios.ts';
import { askedDuring, impossibleAmong } from './rulebook/impossible.ts';
import { ruleLists, stageList } from './rulebook/lists.ts';
import { isDeclared, overlapsIn, placedIn } from './rulebook/overlaps.ts';
import { interpretPageRounds } from './rulebook/page-rounds.ts';
import { judgeMixedRounds, judgeSimulatedRounds } from './rulebook/rounds.ts';
import { findState } from './rulebook/solve.ts';
import { stepLists } from './rulebook/step-lists.ts';
import { judgeScenario } from './scenario.ts';

describe.each([...ruleLists, stageList])('the $name rules', (list) => {
  const rules = placedIn(list);
  const overlaps = overlapsIn(list);

  it('say which goes first if two of them can hold together', () => {
    const undeclared = overlaps.filter((one) => !isDeclared(one));
    expect(
      undeclared.map(({ first, second, facts }) => `${second.id} after ${first.id}: ${JSON.stringify(facts)}`),
    ).toEqual([]);
  });

  it('come after no rule or group that can never hold together with them', () => {
    const named = (after: After) => (after === 'all above' ? [] : after);
    const idle = rules.flatMap(({ id, group, after, afterGroups }) => [
      ...named(after)
        .filter((first) => !overlaps.some((one) => one.second.id === id && one.first.id === first))
        .map((first) => `${id} after ${first}`),
      ...named(afterGroups)
        .filter((first) => !overlaps.some((one) => one.second.group === group && one.first.group === first))
        .map((first) => `${group} after ${first}`),
    ]);
    expect([...new Set(idle)]).toEqual([]);
  });

  it('come after all above only if more than three of those can hold together with them', () => {
    const above = (id: string) => overlaps.filter((one) => one.second.id === id);
    const few = rules.flatMap(({ id, group, after, afterGroups }) => {
      const own = new Set(above(id).flatMap(({ first }) => (first.group === group ? first.id : [])));
      const beside = rules.filter((one) => one.group === group).flatMap((one) => above(one.id));
      const groups = new Set(beside.map(({ first }) => first.group).filter((one) => one !== group));
      return [
        ...(after === 'all above' && own.size <= 3 ? [id] : []),
        ...(afterGroups === 'all above' && groups.size <= 3 ? [group] : []),
      ];
    });
    expect([...new Set(few)]).toEqual([]);
  });

  it('can each be reached', () => {
    const dead = rules.filter(({ when }, index) => {
      const above = rules.slice(0, index).map((one) => Object.assign({}, ...one.when));
      return findState(list.words, when, [...list.never, ...above]) === undefined;
    });
    expect(dead.map(({ id }) => id)).toEqual([]);
  });

  it('have no condition that always holds', () => {
    const idle = rules.flatMap(({ id, when: [guard = {}, own = {}] }) =>
      Object.entries(own).flatMap(([fact, wanted]) => {
        const { [fact]: _asked, ...rest } = own;
        const without = findState(list.words, [guard, rest], [...list.never, { [fact]: wanted }]);
        return without === undefined ? [`${id}: ${fact}`] : [];
      }),
    );
    expect(idle).toEqual([]);
  });

  it('leave no state without a rule', () => {
    const all = rules.map(({ when }) => Object.assign({}, ...when));
    expect(findState(list.words, [], [...list.never, ...all])).toBeUndefined();
  });

  it('have unique ids', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

describe('every rule and step', () => {
  const measured = ['unknown-pages', 'page-rules', 'address-rules', 'interpret-among'];
  const files = [
    'endpoint-rules',
    'cause-rules',
    'function-rules',
    'service-rules',
    'transfer-rules',
    'network-rules',
    'as-network-allows',
    'calls',
    'no-evidence',
    'certainty',
    'left-out',
    'steps',
  ];
  const paths = [
    ...files.map((file) => `judge/${file}`),
    ...measured.map((file) => `measure/endpoints/${file}`),
    'schedule/stages',
  ];
  const lines = paths.flatMap((path) =>
    readFileSync(new URL(`../../src/${path}.ts`, import.meta.url), 'utf8').split('\n'),
  );
  const rows = lines.flatMap((line, index) =>
    /^ {2,4}\{ id: '/.test(line) ? [{ line, above: lines[index - 1] ?? '' }] : [],
  );

  it('has a comment above it that says why it is right', () => {
    const steps = stepLists.flatMap((list) => list.steps);
    expect(rows).toHaveLength([...ruleLists, stageList].flatMap(placedIn).length + steps.length);
    expect(rows.filter(({ above }) => !/^ {2,4}\/\/ [A-Z].*[.]$/.test(above)).map(({ line }) => line)).toEqual([]);
  });

  it('has an id that no other has in a verdict', () => {
    // The verdict on the connection names no rules.
    const lists = ruleLists.filter(({ name }) => name !== 'network');
    const ids = [...lists.flatMap(placedIn), ...stepLists.flatMap((list) => list.steps)].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe('combinations that cannot occur', () => {
  it('are in no golden scenario', () => {
    const asked = askedDuring(() => {
      for (const scenario of readScenarios()) judgeScenario(scenario);
    });
    expect(asked.length).toBeGreaterThan(5000);
    expect(impossibleAmong(asked)).toEqual([]);
  });

  it('are in no round in which each host fails in each way', () => {
    const asked = askedDuring(judgeSimulatedRounds);
    expect(impossibleAmong(asked)).toEqual([]);
  });

  it('are in no check in which answers look alike by chance', () => {
    const asked = askedDuring(interpretPageRounds);
    expect(asked.length).toBeGreaterThan(5000);
    expect(impossibleAmong(asked)).toEqual([]);
  });

  it('are in no round in which each endpoint does something else', () => {
    const asked = askedDuring(judgeMixedRounds);
    expect(impossibleAmong(asked)).toEqual([]);
  });
});
