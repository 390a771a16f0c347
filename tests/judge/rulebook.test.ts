import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { anySoundRound } from './arbitraries.ts';
import { readScenarios } from './read-scenarios.ts';
import { askedDuring, impossibleAmong, judgeWhole } from './rulebook/impossible.ts';
import { ruleLists } from './rulebook/lists.ts';
import { isDeclared, overlapsIn, placedIn } from './rulebook/overlaps.ts';
import { findState } from './rulebook/solve.ts';
import {
  sampleControlRelays,
  sampleControls,
  sampleServices,
  sampleTransferControls,
  signal,
  telegram,
} from './sample-services.ts';
import { judgeScenario } from './scenario.ts';
import { simulateRound, worldWith } from './simulated-round.ts';

describe.each(ruleLists)('the $name rules', (list) => {
  const rules = placedIn(list);
  const overlaps = overlapsIn(list);

  it('say which goes first where two of them can hold together', () => {
    const undeclared = overlaps.filter((one) => !isDeclared(one));
    expect(
      undeclared.map(({ first, second, facts }) => `${second.id} after ${first.id}: ${JSON.stringify(facts)}`),
    ).toEqual([]);
  });

  it('name no rule and no group to come after that can never hold together with them', () => {
    const idle = rules.flatMap(({ id, group, after, afterGroups }) => [
      ...after
        .filter((first) => !overlaps.some((one) => one.second.id === id && one.first.id === first))
        .map((first) => `${id} after ${first}`),
      ...afterGroups
        .filter((first) => !overlaps.some((one) => one.second.group === group && one.first.group === first))
        .map((first) => `${group} after ${first}`),
    ]);
    expect([...new Set(idle)]).toEqual([]);
  });

  it('can each be reached', () => {
    const dead = rules.filter(({ when }, index) => {
      const above = rules.slice(0, index).map((one) => Object.assign({}, ...one.when));
      return findState(list.words, when, [...list.never, ...above]) === undefined;
    });
    expect(dead.map(({ id }) => id)).toEqual([]);
  });

  it('ask for nothing that always holds', () => {
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

  it('have ids of their own', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

it('every rule has a comment above it that says why it is right', () => {
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
    'own-ways',
    'certainty',
    'left-out',
  ];
  const lines = files.flatMap((file) =>
    readFileSync(new URL(`../../src/judge/${file}.ts`, import.meta.url), 'utf8').split('\n'),
  );
  const rows = lines.flatMap((line, index) =>
    /^ {4}\{ id: '/.test(line) ? [{ line, above: lines[index - 1] ?? '' }] : [],
  );
  expect(rows).toHaveLength(ruleLists.flatMap(placedIn).length);
  expect(rows.filter(({ above }) => !/^ {4}\/\/ [A-Z].*[.]$/.test(above)).map(({ line }) => line)).toEqual([]);
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
    const asked = askedDuring(() => {
      for (const seen of simulatedRounds()) judgeWhole(judged, seen);
    });
    expect(impossibleAmong(asked)).toEqual([]);
  });

  it('are in no round in which each endpoint does something else', () => {
    const asked = askedDuring(() => {
      for (const { observations } of fc.sample(anySoundRound, { numRuns: 300, seed: 1 })) {
        judgeWhole(sampleServices, observations);
      }
    });
    expect(impossibleAmong(asked)).toEqual([]);
  });
});

const judged = [telegram, signal];

const failing: readonly Outcome[] = [
  { kind: 'failed', failure: 'connection_reset' },
  { kind: 'failed', failure: 'generic_timeout_error' },
  { kind: 'failed', failure: 'connection_refused' },
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'failed', failure: 'ssl_unknown_authority' },
  { kind: 'answered', status: 503, healthy: false },
  { kind: 'answered', status: 403, healthy: false },
  { kind: 'answered', status: 200, healthy: false },
];

/** Rounds in which the first service fails as a whole in one way, and rounds in which both do. */
function simulatedRounds(): (readonly Observation[])[] {
  const plan = makePlan(
    'whole',
    judged,
    [...sampleControls, ...sampleTransferControls],
    seededRandom(3),
    sampleControlRelays,
  );
  const hosts = judged.map(({ endpoints }) => endpoints.map(({ url }) => new URL(url).hostname));
  const worlds = [hosts[0] ?? [], hosts.flat()].flatMap((of) =>
    failing.map((outcome) => Object.fromEntries(of.map((host) => [host, outcome]))),
  );
  return worlds.map((world) => simulateRound(plan, worldWith(world)).seen);
}
