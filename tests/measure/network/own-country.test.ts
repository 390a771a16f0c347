import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { isInside } from '../../../src/measure/network/own-country.ts';
import { control } from './line-observations.ts';

it("the device is elsewhere if a country's sites are three times farther away than others, and 50 ms", () => {
  const at = (tcpMs: number) => ({ stages: { dnsMs: 0, tcpMs, tlsMs: tcpMs, firstByteMs: tcpMs } });
  const isThere = (hereMs: number, abroadMs: number) => {
    const subject = { kind: 'control', control: 'yandex', class: 'domestic', vendor: 'yandex', country: 'RU' } as const;
    return isInside('RU', checkOf([control('yandex', { subject, ...at(hereMs) }), control('github', at(abroadMs))]));
  };
  expect(isThere(250, 100)).toBe(true);
  expect(isThere(350, 100)).toBe(false);
  expect(isThere(45, 5)).toBe(true);
  expect(isThere(55, 5)).toBe(false);
});
