import { describe, expect, test } from 'vitest';
import { type CaseId, caseOf, cases, codeOrigins, type PairFacts } from '../../../src/history/comparison/cases.ts';

const differ: PairFacts = { outcome: 'differ', origin: 'this-line', sameBrowser: true, vpn: 'none' };
const fail: PairFacts = { ...differ, outcome: 'fail' };

/** Each row of the table, and facts that lead to it. */
const rows: readonly [CaseId, PairFacts][] = [
  ['nothing', { ...differ, outcome: 'nothing' }],
  ['crossed', { ...differ, outcome: 'crossed' }],
  ['works', { ...differ, outcome: 'work' }],
  ['vpn-opens', { ...differ, origin: 'this-browser', vpn: 'works' }],
  ['vpn-closes', { ...differ, origin: 'this-browser', vpn: 'fails' }],
  ['network', { ...differ, origin: 'this-browser' }],
  ['unnamed', { ...differ, origin: 'unnamed' }],
  ['browsers', { ...differ, origin: 'this-device', sameBrowser: false }],
  ['in-browser', { ...differ, origin: 'this-device' }],
  ['network-or-device', { ...differ, vpn: 'both' }],
  ['device', differ],
  ['device-or-browser', { ...differ, sameBrowser: false }],
  ['network-or-device', { ...differ, origin: 'elsewhere' }],
  ['unclear', { ...differ, origin: 'unknown' }],
  ['both-networks', { ...fail, origin: 'this-browser' }],
  ['both-browsers', { ...fail, origin: 'this-device' }],
  ['both-devices', fail],
  ['everywhere', { ...fail, origin: 'elsewhere' }],
];

describe('what a pair of results points to', () => {
  test.each(rows)('%s: %o', (id, facts) => {
    expect(caseOf(facts)).toBe(id);
  });

  test('is tested here row by row, in the order of the table', () => {
    expect(rows.map(([id]) => id)).toEqual(cases.map(({ id }) => id));
  });

  test('is known for all facts that can hold together', () => {
    for (const outcome of ['work', 'fail', 'differ', 'crossed', 'nothing'] as const) {
      for (const origin of ['this-browser', 'unnamed', ...codeOrigins] as const) {
        for (const sameBrowser of [true, false]) {
          for (const vpn of ['none', 'both', 'works', 'fails'] as const) {
            expect(caseOf({ outcome, origin, sameBrowser, vpn })).toBeTypeOf('string');
          }
        }
      }
    }
  });

  test('never is one network, device or browser if these are not shared, or if nobody has said', () => {
    const alone = ['network', 'device', 'browsers', 'in-browser'];
    for (const origin of ['elsewhere', 'unknown', 'unnamed'] as const) {
      for (const sameBrowser of [true, false]) {
        expect(alone).not.toContain(caseOf({ ...differ, origin, sameBrowser }));
      }
    }
    expect(alone).not.toContain(caseOf({ ...differ, sameBrowser: false }));
  });
});
