import { describe, expect, test } from 'vitest';
import type { ComparedCheck } from '../../../src/history/comparison/compared-check.ts';
import { conclusionsOf, supposedOrigin } from '../../../src/history/comparison/conclusions.ts';
import type { PartResult } from '../../../src/history/comparison/part-result.ts';

const check = (results: Record<string, PartResult>, change: Partial<ComparedCheck> = {}): ComparedCheck => ({
  browser: 'Chromium',
  kind: 'home',
  at: 0,
  whole: true,
  services: new Map(Object.entries(results).map(([id, result]) => [id, new Map([['web', result] as const])])),
  ...change,
});

describe('two checks', () => {
  const home = check({ whatsapp: 'fails', telegram: 'fails', signal: 'works', viber: 'works' });
  const mobile = check({ signal: 'works', telegram: 'works', whatsapp: 'works' }, { kind: 'mobile' });

  test('have one conclusion for all messengers that point to the same', () => {
    expect(conclusionsOf(home, mobile, 'this-browser')).toEqual([
      { case: 'network', better: 'there', about: [{ service: 'whatsapp' }, { service: 'telegram' }] },
      { case: 'works', about: [{ service: 'signal' }] },
    ]);
  });

  test('distinguish a VPN that opens a messenger from one that closes it', () => {
    const vpn = check({ whatsapp: 'works' }, { kind: 'vpn' });
    const closed = check({ whatsapp: 'fails' }, { kind: 'vpn' });
    expect(conclusionsOf(home, vpn, 'this-browser')).toMatchObject([{ case: 'vpn-opens', better: 'there' }]);
    expect(conclusionsOf(vpn, home, 'this-browser')).toMatchObject([{ case: 'vpn-opens', better: 'here' }]);
    expect(conclusionsOf(mobile, closed, 'this-browser')).toMatchObject([{ case: 'vpn-closes', better: 'here' }]);
    expect(conclusionsOf(vpn, closed, 'this-line')).toMatchObject([{ case: 'network-or-device', better: 'here' }]);
  });

  test('say "the same browser" only for browsers of one family', () => {
    const firefox = check({ whatsapp: 'works' }, { browser: 'Firefox' });
    expect(conclusionsOf(home, firefox, 'this-device')).toMatchObject([{ case: 'browsers', better: 'there' }]);
    expect(conclusionsOf(home, check({ whatsapp: 'works' }), 'this-device')).toMatchObject([{ case: 'in-browser' }]);
  });
});

test.each([
  ['home', 'mobile', 'elsewhere'],
  ['home', 'home', 'unknown'],
  ['home', 'unknown', 'unknown'],
  ['vpn', 'home', 'unknown'],
] as const)('with %s and %s, only two kinds of network count as two lines', (here, there, origin) => {
  expect(supposedOrigin(check({}, { kind: here }), check({}, { kind: there }))).toBe(origin);
});
