import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { answersOverIpv6Alone } from '../../../src/measure/network/without-ipv4.ts';
import { control } from './line-observations.ts';

it('a line carries only IPv6 if sites of two operators answer over it, and none over IPv4', () => {
  const over = (name: string, ipVersion: 4 | 6) => control(name, { ipVersion });
  expect(answersOverIpv6Alone(checkOf([over('a', 6), over('b', 6)]))).toBe(true);
  expect(answersOverIpv6Alone(checkOf([over('a', 6)]))).toBe(false);
  expect(answersOverIpv6Alone(checkOf([over('a', 6), over('b', 6), over('c', 4)]))).toBe(false);
});
