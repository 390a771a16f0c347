import { describe, expect, it } from 'vitest';
import { countVotes, type TrustedPlace } from '../../../src/collector/gateway/votes.ts';
import type { Report } from '../../../src/community/protocol/wire/report.ts';
import { slotOf } from '../../../src/community/protocol/wire/slot.ts';

const now = Date.UTC(2026, 10, 25, 9, 41);
const seen: TrustedPlace = { cc: 'RU', asn: 8359, bucket: 77, relay: 0 };

function report(change: Partial<Report> = {}): Report {
  return {
    v: 1,
    slot: slotOf(now),
    cc: 'RU',
    asn: 8359,
    service: 'telegram',
    state: 'blocked',
    cause: 'tls',
    functions: { web: 'blocked' },
    confidence: 'likely',
    version: '0.2',
    ...change,
  };
}

const open = () => countVotes({ services: new Set(['telegram', 'signal']), oldestVersion: '0.2' });
const placed = { slot: slotOf(now), cc: 'RU', asn: 8359, service: 'telegram', state: 'blocked', cause: 'tls' };
const unplaced = { ...placed, cc: 'ZZ', asn: 0 };

describe('a report', () => {
  it('counts for the network that a relay saw', () => {
    expect(open().take(report(), seen, now)).toEqual(placed);
  });

  it('from a small network counts for its country', () => {
    const small = open().take(report({ asn: 0 }), { ...seen, asn: 0 }, now);
    expect(small).toEqual({ ...placed, asn: 0 });
  });

  it.each<[string, TrustedPlace | undefined]>([
    ['no relay vouches for it', undefined],
    ['the relay saw another network', { ...seen, asn: 12389 }],
    ['the relay saw another country', { ...seen, cc: 'IR' }],
    ['the relay gave no bucket', { cc: 'RU', asn: 8359, relay: 0 }],
  ])('counts for no place where %s', (_name, place) => {
    expect(open().take(report(), place, now)).toEqual(unplaced);
  });

  it.each<[string, Partial<Report>]>([
    ['an older version', { version: '0.1' }],
    ['an unknown service', { service: 'telegram-x' }],
    ['the future', { slot: slotOf(now) + 1 }],
    ['more than two days ago', { slot: slotOf(now) - 9 }],
  ])('of %s does not count', (_name, change) => {
    expect(open().take(report(change), seen, now)).toBeUndefined();
  });

  it.each<[string, Partial<Report>]>([
    ['a newer version', { version: '1.0' }],
    ['two days ago', { slot: slotOf(now) - 8 }],
  ])('of %s counts', (_name, change) => {
    expect(open().take(report(change), seen, now)).toBeDefined();
  });
});

describe('a neighbourhood', () => {
  const votesOf = (places: readonly (readonly [Partial<Report>, Partial<TrustedPlace>, number?])[]) => {
    const votes = open();
    return places.map(
      ([change, place, at = now]) => votes.take(report(change), { ...seen, ...place }, at) !== undefined,
    );
  };

  it('has one vote in each half of a day for a service on a network', () => {
    expect(
      votesOf([
        [{}, {}],
        [{ state: 'works' }, {}],
        [{ slot: slotOf(now) - 1 }, {}],
        [{ slot: slotOf(now) - 2 }, {}],
      ]),
    ).toEqual([true, false, false, true]);
  });

  it('that checks all day counts in the evening as in the morning', () => {
    const day = [3, 9, 15, 21].map((hour) => Date.UTC(2026, 10, 25, hour));
    expect(votesOf(day.map((at) => [{ slot: slotOf(at) }, {}, at] as const))).toEqual([true, false, true, false]);
  });

  it('has one vote for each recent half of a day; late reports use up none of today', () => {
    const evening = Date.UTC(2026, 10, 25, 23);
    const halves = [7, 5, 3, 1].map((age) => slotOf(evening) - age);
    expect(votesOf([...halves, ...halves].map((slot) => [{ slot }, {}, evening] as const))).toEqual([
      ...halves.map(() => true),
      ...halves.map(() => false),
    ]);
  });

  it('has votes of its own for each service and network', () => {
    expect(
      votesOf([
        [{}, {}],
        [{ service: 'signal' }, {}],
        [{ asn: 12389 }, { asn: 12389 }],
      ]),
    ).toEqual([true, true, true]);
  });

  it('has new votes the next day', () => {
    const tomorrow = now + 24 * 60 * 60 * 1000;
    expect(
      votesOf([
        [{}, {}],
        [{}, {}],
        [{ slot: slotOf(tomorrow) }, {}, tomorrow],
      ]),
    ).toEqual([true, false, true]);
  });

  it('is forgotten at midnight, also where no report comes', () => {
    const votes = open();
    votes.take(report(), seen, now);
    votes.turn(now + 24 * 60 * 60 * 1000);
    votes.turn(now);
    expect(votes.take(report(), seen, now)).toBeDefined();
  });

  it('uses up no vote of another neighbourhood or relay', () => {
    expect(
      votesOf([
        [{}, {}],
        [{}, { bucket: 78 }],
        [{}, { relay: 1 }],
      ]),
    ).toEqual([true, true, true]);
  });
});
