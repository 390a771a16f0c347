import { describe, expect, it } from 'vitest';
import { parseNetworks } from '../../../protocol/wire/networks.ts';
import type { Report } from '../../../protocol/wire/report.ts';
import { slotOf } from '../../../protocol/wire/slot.ts';
import { countVotes, type TrustedPlace, type VoteRules } from '../../gateway/votes.ts';

const now = Date.UTC(2026, 10, 25, 9, 41);
const seen: TrustedPlace = { cc: 'RU', asn: 8359, bucket: 77, relay: 'one' };

function report(change: Partial<Report> = {}): Report {
  return {
    v: 1,
    slot: slotOf(now),
    cc: 'RU',
    asn: 8359,
    service: 'telegram',
    state: 'blocked',
    version: '0.2',
    ...change,
  };
}

const networks = parseNetworks('IR RU\n0\t\nRU\n8359\tMTS\n4030\tRostelecom\nIR\n44244\tIrancell\n');

const open = (change: Partial<VoteRules> = {}) =>
  countVotes({
    networks,
    services: new Set(['telegram', 'signal']),
    oldestVersion: '0.2',
    newestVersion: '1.0',
    ...change,
  });
const placed = { slot: slotOf(now), cc: 'RU', asn: 8359, service: 'telegram', state: 'blocked', relay: 'one' };
const unplaced = { ...placed, cc: 'ZZ', asn: 0, relay: '' };

describe('a report', () => {
  it('counts for the network that a relay saw', () => {
    expect(open().take(report(), seen, now)).toEqual(placed);
  });

  it('from a small network counts for the whole country', () => {
    const small = open().take(report({ asn: 0 }), { ...seen, asn: 0 }, now);
    expect(small).toEqual({ ...placed, asn: 0 });
  });

  it.each<[string, TrustedPlace | undefined]>([
    ['no relay vouches for it', undefined],
    ['the relay saw another network', { ...seen, asn: 12389 }],
    ['the relay saw another country', { ...seen, cc: 'IR' }],
    ['the relay gave no bucket', { cc: 'RU', asn: 8359, relay: 'one' }],
  ])('counts for no place if %s', (_name, place) => {
    expect(open().take(report(), place, now)).toEqual(unplaced);
  });

  it.each([
    ['a network that is not in the table', { asn: 4_200_000_000 }],
    ['a network of another country', { asn: 44244 }],
    ['a country that does not exist', { cc: 'QQ', asn: 0 }],
  ])('of %s does not count, though a relay vouches for it', (_name, place) => {
    expect(open().take(report(place), { ...seen, ...place }, now)).toBeUndefined();
  });

  it.each<[string, Partial<Report>]>([
    ['an older version', { version: '0.1' }],
    ['an unknown service', { service: 'telegram-x' }],
    ['a version that does not exist', { version: '999.999' }],
    ['the next version', { version: '1.1' }],
    ['the future', { slot: slotOf(now) + 1 }],
    ['more than eighteen hours ago', { slot: slotOf(now) - 3 }],
  ])('of %s does not count', (_name, change) => {
    expect(open().take(report(change), seen, now)).toBeUndefined();
  });

  it.each<[string, Partial<Report>]>([
    ['the newest version', { version: '1.0' }],
    ['twelve hours ago', { slot: slotOf(now) - 2 }],
  ])('of %s counts', (_name, change) => {
    expect(open().take(report(change), seen, now)).toBeDefined();
  });

  it.each([0, 1, 2])('that names a slot (%i before) counts in the slot of its arrival', (age) => {
    expect(open().take(report({ slot: slotOf(now) - age }), seen, now)).toEqual(placed);
  });
});

describe('a neighbourhood', () => {
  const votesOf = (places: readonly (readonly [Partial<Report>, Partial<TrustedPlace>, number?])[]) => {
    const votes = open();
    return places.map(
      ([change, place, at = now]) => votes.take(report(change), { ...seen, ...place }, at) !== undefined,
    );
  };

  it('has one vote in each slot for a service on a network', () => {
    expect(
      votesOf([
        [{}, {}],
        [{}, {}],
        [{ state: 'problem' }, {}],
        [{ slot: slotOf(now) - 1 }, {}],
      ]),
    ).toEqual([true, false, false, false]);
  });

  it('has another vote in the same slot for a changed verdict, so that a liar does not silence it', () => {
    expect(
      votesOf([
        [{ state: 'works' }, {}],
        [{}, {}],
        [{ state: 'works' }, {}],
        [{}, {}],
      ]),
    ).toEqual([true, true, false, false]);
  });

  it('that checks all day counts in each slot', () => {
    const day = [3, 9, 15, 21].map((hour) => Date.UTC(2026, 10, 25, hour));
    expect(votesOf(day.map((at) => [{ slot: slotOf(at) }, {}, at] as const))).toEqual([true, true, true, true]);
  });

  it.each([1, 2, 3, 4, 5])('has votes in every slot of a day through each of %i relays', (relays) => {
    const votes = open();
    const slots = [3, 9, 15, 21].map((hour) => Date.UTC(2026, 10, 25, hour));
    const counted = slots.flatMap((at) =>
      Array.from({ length: relays }, (_, relay) =>
        votes.take(report({ slot: slotOf(at) }), { ...seen, relay: `${relay}` }, at),
      ),
    );
    expect(counted.filter(Boolean)).toHaveLength(4 * relays);
  });

  it('can report in the evening what it sees, whatever a liar in it reported all day', () => {
    const day = [3, 9, 15, 21].map((hour) => Date.UTC(2026, 10, 25, hour));
    const lies = day.map((at) => [{ slot: slotOf(at), state: 'works' }, {}, at] as const);
    const evening = day.at(-1) ?? now;
    expect(votesOf([...lies, [{ slot: slotOf(evening) }, {}, evening]])).toEqual([true, true, true, true, true]);
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

  it('is forgotten after six hours, even if no report comes', () => {
    const votes = open();
    votes.take(report(), seen, now);
    votes.turn(now + 6 * 60 * 60 * 1000);
    votes.turn(now);
    expect(votes.take(report(), seen, now)).toBeDefined();
  });

  it('uses up no vote of another neighbourhood or relay', () => {
    expect(
      votesOf([
        [{}, {}],
        [{}, { bucket: 78 }],
        [{}, { relay: 'two' }],
      ]),
    ).toEqual([true, true, true]);
  });
});

describe('whoever has the secret of a relay', () => {
  const places = Array.from({ length: 500 }, (_, index) => ({ bucket: index }));
  const pairs = ['telegram', 'signal'].flatMap((service) => [8359, 12389].map((asn) => ({ service, asn })));

  it('fills no more memory than all pairs of network and service, and the gateway says so once', () => {
    const told: string[] = [];
    const votes = open({ mostCells: 3, onFull: (relay) => told.push(relay) });
    const counted = places.flatMap(({ bucket }) =>
      pairs.filter((pair) => votes.take(report(pair), { ...seen, ...pair, bucket }, now)),
    );
    expect(counted).toHaveLength(3 * places.length);
    expect([told, votes.full()]).toEqual([['one'], ['one']]);
  });

  it('takes no room from another relay or the next slot', () => {
    const votes = open({ mostCells: 1 });
    const count = (pair: Partial<Report>, relay: string, at = now) =>
      votes.take(report({ ...pair, slot: slotOf(at) }), { ...seen, relay }, at) !== undefined;
    expect([count({}, 'one'), count({ service: 'signal' }, 'one')]).toEqual([true, false]);
    expect(count({ service: 'signal' }, 'two')).toBe(true);
    expect(count({ service: 'signal' }, 'one', now + 6 * 60 * 60 * 1000)).toBe(true);
    expect(votes.full()).toEqual([]);
  });

  it('takes up no room with what does not count', () => {
    const votes = open({ mostCells: 1 });
    for (const change of [{ service: 'telegram-x' }, { asn: 4_200_000_000 }, { cc: 'QQ', asn: 0 }, { version: '9.9' }])
      votes.take(report(change), { ...seen, ...change }, now);
    expect(votes.take(report(), seen, now)).toBeDefined();
    expect(votes.full()).toEqual([]);
  });
});
