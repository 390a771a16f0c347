import { expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import { networkFacts } from '../../src/measure/network-facts.ts';
import { control, lost } from './network/line-observations.ts';

it('only sites of this country are let through if four sites abroad fail and only one answers', () => {
  const domestic = ['yandex', 'mirror'].map((name) =>
    control(name, { subject: { kind: 'control', control: name, class: 'domestic', vendor: name, country: 'RU' } }),
  );
  const failing = ['a', 'b', 'c', 'd'].map((name) => control(name, { phase: 'after', ...lost }));
  const reach = (silent: typeof failing) =>
    networkFacts(checkOf([control('github'), ...domestic, ...silent]), { onLine: true }).reach;
  expect(reach(failing)).toBe('one-country');
  expect(reach(failing.slice(1))).toBe('abroad');
});

it('the line is slow if controls take more than two seconds', () => {
  const isSlow = (tookMs: number) => networkFacts(checkOf([control('github', { tookMs })]), { onLine: true }).slow;
  expect(isSlow(1800)).toBe(false);
  expect(isSlow(2200)).toBe(true);
});
