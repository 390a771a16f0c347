import { describe, expect, it } from 'vitest';
import { sharedResultOf } from '../../../src/history/share/shared-result.ts';
import { round } from '../export/sample-records.ts';

describe('a shared result', () => {
  it('leaves out messengers that the person added, and a network label that was not ticked', () => {
    const own = round.verdicts.map((verdict) => ({ ...verdict, service: 'custom-1a2b' }));
    expect(sharedResultOf(round.at, { state: 'online' }, [...own, ...round.verdicts])).toEqual({
      at: round.at,
      network: 'online',
      services: [
        {
          service: 'signal',
          state: 'partial',
          confidence: 'likely',
          functions: [
            { function: 'web', state: 'works' },
            { function: 'messages', state: 'blocked' },
          ],
        },
      ],
    });
  });

  it('has the minute of the check, and no finer time', () => {
    const { at } = sharedResultOf(Date.UTC(2026, 10, 25, 14, 5, 59, 999), { state: 'online' }, []);
    expect(new Date(at).toISOString()).toBe('2026-11-25T14:05:00.000Z');
  });

  it('strips invisible characters and characters that change the text direction from a network label', () => {
    const { networkLabel } = sharedResultOf(0, { state: 'online' }, [], ' \u202eHome\n  of\u200bfice\u0000 ');
    expect(networkLabel).toBe('Home office');
  });

  it('shortens a long network label without splitting a character', () => {
    const { networkLabel } = sharedResultOf(0, { state: 'online' }, [], '📶'.repeat(50));
    expect(networkLabel).toBe('📶'.repeat(40));
  });
});
