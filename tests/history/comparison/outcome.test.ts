import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../../src/history/comparison/outcome.ts';
import type { PartResult } from '../../../src/history/comparison/part-result.ts';
import type { FunctionId } from '../../../src/model/function-ids.ts';

const found = (parts: Partial<Record<FunctionId, PartResult>>, whole = true) => ({
  parts: new Map(Object.entries(parts) as [FunctionId, PartResult][]),
  whole,
});

describe('two results of one messenger', () => {
  test.each([
    [
      'have nothing in common where no part is known to both',
      { web: 'works' },
      { calls: 'fails' },
      { kind: 'nothing' },
    ],
    ['both work', { web: 'works', calls: 'fails' }, { web: 'works' }, { kind: 'work' }],
    ['both fail, in whichever way', { web: 'stalls' }, { web: 'fails' }, { kind: 'fail' }],
    ['differ as a whole', { web: 'works' }, { web: 'fails' }, { kind: 'differ', better: 'here' }],
    [
      'differ in a part',
      { web: 'works', media: 'stalls' },
      { web: 'works', media: 'works' },
      { kind: 'differ', better: 'there', parts: ['media'] },
    ],
    [
      'differ beside a part that fails on both',
      { web: 'fails', calls: 'fails' },
      { web: 'works', calls: 'fails' },
      { kind: 'differ', better: 'there', parts: ['web'] },
    ],
    ['are crossed', { web: 'works', calls: 'fails' }, { web: 'fails', calls: 'works' }, { kind: 'crossed' }],
  ] as const)('%s', (_, here, there, outcome) => {
    expect(outcomeOf(found(here), found(there))).toEqual(outcome);
  });

  test('do not differ if a partial check could not have seen what a whole one found', () => {
    const [stalls, answers] = [found({ media: 'stalls' }), found({ media: 'works' }, false)];
    expect(outcomeOf(stalls, answers)).toEqual({ kind: 'nothing' });
    expect(outcomeOf(answers, stalls)).toEqual({ kind: 'nothing' });
    expect(outcomeOf(found({ media: 'fails' }), answers)).toEqual({ kind: 'differ', better: 'there' });
    expect(outcomeOf(found({ media: 'stalls' }, false), found({ media: 'works' }))).toMatchObject({ kind: 'differ' });
  });
});
