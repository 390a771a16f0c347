import { expect, test } from 'vitest';
import { changeEvents } from '../../src/history/change-events.ts';
import type { Change } from '../../src/history/turns.ts';

const change = (service: string, at: number, more: Partial<Change> = {}): Change => ({
  service,
  at,
  profile: 'home',
  state: 'blocked',
  ...more,
});

test('what one check changed about a messenger makes one event', () => {
  const [web, whole] = [change('telegram', 9, { function: 'web' }), change('telegram', 9)];
  expect(changeEvents([web, whole])).toEqual([{ change: whole, functions: [web] }]);
});

test('functions that changed alone make an event of the first one', () => {
  const [calls, media] = [change('signal', 9, { function: 'calls' }), change('signal', 9, { function: 'media' })];
  expect(changeEvents([calls, media])).toEqual([{ change: calls, functions: [media] }]);
});

test('other checks, networks and messengers have their own events, in the same order', () => {
  const changes = [change('signal', 9), change('signal', 9, { profile: 'phone' }), change('max', 9), change('max', 7)];
  expect(changeEvents(changes).map(({ change: one }) => one)).toEqual(changes);
});
