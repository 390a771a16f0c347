import { describe, expect, test } from 'vitest';
import { compareChecks, type DeviceCheck, deviceCheckText, readDeviceCheck } from '../../src/history/device-check.ts';

const at = Date.UTC(2026, 10, 29, 13, 20);
const here: DeviceCheck = {
  at,
  network: 'online',
  services: new Map([
    [
      'whatsapp',
      new Map([['web', 'works'] as const, ['messages', 'blocked'] as const, ['calls', 'untestable'] as const]),
    ],
    ['signal', new Map([['messages', 'works'] as const])],
  ]),
};
const text = `Reachable check 1
2026-11-29T13:20Z online
whatsapp web=works messages=blocked calls=untestable
signal messages=works
`;

describe('the check of a device', () => {
  test('is written in lines that a person can read, and is read from them', () => {
    expect(deviceCheckText(here)).toBe(text);
    expect(readDeviceCheck(text)).toEqual(here);
    expect(readDeviceCheck(`\n  ${text.replaceAll('\n', '\r\n')}\n\n`)).toEqual(here);
  });

  test.each([
    ['nothing', '  \n ', { why: 'empty' }],
    ['a novel', 'x'.repeat(20_001), { why: 'too-long' }],
    ['a shopping list', 'milk\nbread', { why: 'not-a-check' }],
    ['another version', text.replace('check 1', 'check 2'), { why: 'version' }],
    ['no time', text.replace('13:20', '25:20'), { why: 'damaged', line: 2 }],
    ['an unknown connection', text.replace('online', 'fine'), { why: 'damaged', line: 2 }],
    ['an unknown function', text.replace('web=', 'mail='), { why: 'damaged', line: 3 }],
    ['an unknown state', text.replace('=blocked', '=broken'), { why: 'damaged', line: 3 }],
    ['a function twice', text.replace('web=works', 'messages=works'), { why: 'damaged', line: 3 }],
    ['a name that is none', text.replace('signal', '<b>'), { why: 'damaged', line: 4 }],
    ['a service twice', text.replace('signal', 'whatsapp'), { why: 'damaged', line: 4 }],
  ])('is refused where it is %s', (_, given, refusal) => {
    expect(readDeviceCheck(given)).toEqual(refusal);
  });
});

describe('two checks', () => {
  const there = (change: string, to: string) => readDeviceCheck(text.replace(change, to)) as DeviceCheck;

  test('are compared function by function, without what one of them could not judge', () => {
    expect(compareChecks(here, here)).toEqual({ differs: [], compared: 3, apartMs: 0, unlikeNetworks: false });
    expect(compareChecks(here, there('messages=blocked', 'messages=unsure'))).toMatchObject({
      differs: [],
      compared: 2,
    });
    expect(compareChecks(here, there('messages=blocked', 'messages=works')).differs).toEqual([
      { service: 'whatsapp', function: 'messages', here: 'blocked', there: 'works' },
    ]);
  });

  test('say how far they are apart, and whether the connections were alike', () => {
    const later = compareChecks(here, there('13:20Z online', '14:00Z proxied'));
    expect([later.apartMs, later.unlikeNetworks]).toEqual([40 * 60_000, true]);
  });
});
