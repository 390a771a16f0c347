import { expect, test } from 'vitest';
import { foldedChanges } from '../../src/history/folded-changes.ts';
import type { Change } from '../../src/history/turns.ts';

const change = (service: string, at: number, more: Partial<Change> = {}): Change => ({
  service,
  at,
  profile: 'home',
  state: 'blocked',
  from: 'works',
  ...more,
});

test("changes of functions are folded into the messenger's own", () => {
  const messages = { function: 'messages' } as const;
  const web = { function: 'web' } as const;
  const folded = foldedChanges(
    [
      change('telegram', 9, { state: 'works', from: 'blocked' }),
      change('telegram', 9, { ...messages, state: 'works', from: 'blocked' }),
      change('telegram', 7),
      change('telegram', 7, messages),
      change('telegram', 7, web),
    ],
    5,
  );
  expect(folded).toEqual([{ change: change('telegram', 9, { state: 'works', from: 'blocked' }), times: 2 }]);
});

test('functions that changed alone count once per check', () => {
  const changes = [
    change('signal', 9, { function: 'calls' }),
    change('signal', 9, { function: 'media' }),
    change('signal', 7, { function: 'media', state: 'works', from: 'blocked' }),
  ];
  expect(foldedChanges(changes, 5)).toEqual([{ change: changes[0], times: 2 }]);
});

test('each network and messenger has its own entry, the newest first, and older changes are left out', () => {
  const changes = [
    change('signal', 9),
    change('signal', 8, { profile: 'phone' }),
    change('max', 7),
    change('viber', 4),
  ];
  expect(foldedChanges(changes, 5).map(({ change: one }) => [one.service, one.profile])).toEqual([
    ['signal', 'home'],
    ['signal', 'phone'],
    ['max', 'home'],
  ]);
});

test('a state that became known is no change', () => {
  const { from: _, ...first } = change('signal', 9);
  expect(foldedChanges([first], 5)).toEqual([]);
});
