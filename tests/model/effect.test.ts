import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../src/model/effect.ts';
import { isProblem, serviceStates } from '../../src/model/verdict.ts';

describe('the effects of a verdict', () => {
  it('exist for every problem, and for nothing else', () => {
    for (const state of serviceStates) expect(effectsOf({ state, functions: [] }).length > 0).toBe(isProblem(state));
  });

  it('are those of the failing parts, each once, most missed first', () => {
    expect(
      effectsOf({
        state: 'partial',
        functions: [
          { function: 'web', state: 'works' },
          { function: 'media', state: 'blocked', cause: 'freeze' },
          { function: 'calls', state: 'blocked' },
          { function: 'messages', state: 'partial' },
        ],
      }),
    ).toEqual(['messages-partly', 'calls', 'photos-stall']);
  });

  it('are those of photos also where the site alone can be asked and answers', () => {
    const media = { function: 'media', state: 'blocked', cause: 'freeze' } as const;
    expect(effectsOf({ state: 'site-only', functions: [{ function: 'web', state: 'works' }, media] })).toEqual([
      'photos-stall',
    ]);
  });

  it('is a single one for everything if the messages are slow', () => {
    expect(effectsOf({ state: 'slow', functions: [{ function: 'messages', state: 'slow' }] })).toEqual(['slow']);
    expect(effectsOf({ state: 'slow', functions: [{ function: 'media', state: 'slow' }] })).toEqual(['photos-slow']);
  });
});
