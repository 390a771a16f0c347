import { expect, it } from 'vitest';
import { codeOf, logOf } from '../log.ts';

it('a log has no finer time than five minutes', () => {
  const lines: string[] = [];
  const say = logOf(
    'relay',
    (line) => lines.push(line),
    () => Date.UTC(2026, 10, 27, 12, 34, 56, 789),
  );
  say('1 of 2 gateways answer.', 'warning');
  expect(lines).toEqual([
    '{"time":"2026-11-27T12:30:00.000Z","level":"warning","program":"relay","message":"1 of 2 gateways answer."}\n',
  ]);
});

it('a log names an error by its code, since its message may hold an address', () => {
  expect(codeOf(Object.assign(new Error('connect ECONNREFUSED 192.0.2.7:5432'), { code: 'ECONNREFUSED' }))).toBe(
    'ECONNREFUSED',
  );
  expect(codeOf(new TypeError('192.0.2.7'))).toBe('TypeError');
  expect(codeOf('192.0.2.7')).toBe('unknown');
});
