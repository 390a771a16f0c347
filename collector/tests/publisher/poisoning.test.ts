import { describe, expect, it } from 'vitest';
import {
  anyBuckets,
  attacked,
  cells,
  countsOf,
  many,
  meanShare,
  percentOf,
  type Sender,
  snapshots,
  twenty,
} from './crowd.ts';
import { today } from './sample-parts.ts';

/** The design limit: by how many points liars may change the result of twenty honest people. */
const maxMoved = 15;

describe.each([
  ['works', 'blocked'],
  ['blocked', 'works'],
] as const)('where twenty people see the state "%s"', (truth, lie) => {
  const honest = twenty(truth);
  const honestShare = meanShare(cells(honest));
  const moved = (liars: readonly Sender[], relays = 3) =>
    Math.abs(meanShare(cells([...honest, ...liars], { relays })) - honestShare);

  it('one host with a thousand lies changes little', () => {
    expect(moved([{ buckets: anyBuckets(), asn: attacked, state: lie, times: 250 }])).toBeLessThan(maxMoved);
  });

  it('fifty hosts of one neighbourhood change little', () => {
    const buckets = anyBuckets();
    expect(moved(many(50, () => ({ buckets, asn: attacked, state: lie, times: 20 })))).toBeLessThan(maxMoved);
  });

  it('fifty hosts of one neighbourhood change little through three relays', () => {
    const buckets = anyBuckets();
    const liars = many(50, () => ({ buckets, asn: attacked, state: lie, usesAll: true }));
    expect(moved(liars, 3)).toBeLessThan(maxMoved);
  });

  it('a thousand hosts on other networks that claim this one change nothing', () => {
    const liars = many(1000, () => ({ buckets: anyBuckets(), asn: attacked, seenAsn: 3, state: lie }));
    expect(countsOf([...honest, ...liars], 1)).toEqual(countsOf(honest, 1));
  });
});

describe('one neighbourhood', () => {
  it('of an honest person who takes a random relay for each message loses hardly any votes', () => {
    const counted = countsOf(twenty('works'), 3).reduce((sum, { n }) => sum + n, 0);
    // Two of them may have the same bucket by chance.
    expect(counted).toBeGreaterThan(76);
  });

  it('is not silenced by a liar in it', () => {
    const buckets = anyBuckets();
    const liar: Sender = { buckets, asn: attacked, state: 'blocked' };
    expect(countsOf([liar, { ...liar, state: 'works' }], 1).map(({ n, problem }) => [n, problem])).toEqual(
      Array.from({ length: 4 }, () => [2, 1]),
    );
  });
});

describe('a liar in each of twenty neighbourhoods, who says through three relays that all is well', () => {
  const neighbourhoods = Array.from({ length: 20 }, anyBuckets);
  const told = (liars: readonly Sender[]) => {
    const honest = neighbourhoods.map((buckets) => ({
      buckets,
      asn: attacked,
      state: ['works', 'works', 'blocked', 'blocked'] as const,
    }));
    return percentOf(cells([...liars, ...honest], { relays: 3 }), 'problem');
  };

  it('does not keep the neighbours from reporting a block that begins later', () => {
    const state = ['works', 'works', undefined, undefined] as const;
    const liars = neighbourhoods.map((buckets) => ({ buckets, asn: attacked, state, usesAll: true }));
    const [without, withLiars] = [told([]), told(liars)];
    expect(withLiars).toBeGreaterThan(83.5);
    expect(Math.abs(withLiars - without)).toBeLessThan(3);
  });
});

describe('two hundred hosts in fifty neighbourhoods of the same network', () => {
  const neighbourhoods = Array.from({ length: 50 }, anyBuckets);
  const liars = (change: Partial<Sender> = {}) =>
    neighbourhoods.flatMap((buckets) => many(4, () => ({ buckets, asn: attacked, state: 'blocked', ...change })));
  const lastSlot = [undefined, undefined, undefined, 'blocked'] as const;

  it('win, and are called contested by as many people on other networks', () => {
    const neighbours = [3, 4, 5, 6, 7, 8, 9, 10].flatMap((asn) => twenty('works', asn));
    const published = cells([...twenty('works'), ...liars(), ...neighbours]);
    expect(meanShare(published)).toBeGreaterThan(50);
    expect(percentOf(published, 'contested')).toBeGreaterThan(80);
  });

  it('in one slot only are held back', () => {
    const published = cells([...twenty('works'), ...liars({ state: lastSlot })]);
    expect(percentOf(published, 'held', 'works', 'too-few')).toBeGreaterThan(90);
    expect(percentOf(published, 'problem')).toBeLessThan(2);
  });

  it('in one slot only are held back even if their reports name earlier slots', () => {
    const published = cells([...twenty('works'), ...liars({ state: lastSlot, late: [0, 1, 2] })]);
    expect(percentOf(published, 'held', 'works', 'too-few')).toBeGreaterThan(90);
    expect(percentOf(published, 'problem')).toBeLessThan(2);
  });
});

describe('a silent network', () => {
  const blocked = (count: number) => many(count, () => ({ buckets: anyBuckets(), asn: attacked, state: 'blocked' }));

  it('gets no figures from five neighbourhoods', () => {
    expect(percentOf(cells(blocked(5), { before: 0 }), 'too-few')).toBeGreaterThan(99);
  });

  it('gets none from five neighbourhoods that were there all month', () => {
    expect(percentOf(cells(blocked(5), { before: 20 }), 'too-few')).toBeGreaterThan(95);
  });

  it('needs more neighbourhoods where it is known to be large', () => {
    const shown = (isLarge: boolean, count: number, runs = 200) =>
      100 - percentOf(cells(blocked(count), { before: 4 * count, isLarge: () => isLarge, runs }), 'too-few');
    expect(shown(false, 10)).toBeGreaterThan(30);
    expect(shown(true, 10, 1000)).toBeLessThan(6);
    expect(shown(true, 20)).toBeGreaterThan(90);
  });
});

describe.each([20, 60, 10_000])('%i uploads to OONI for a whole country, which anybody can make', (n) => {
  const figures = { n, anomaly: 0, confirmed: 0, ok: n, failure: 0 };
  const ooni = new Map([['telegram', [{ day: today, ...figures }]]]);

  it('hide no true block: its network and its country are published as without them', () => {
    // Sends the same reports twice, whichever relay chance would take.
    const reports = twenty('blocked').map((one) => ({ ...one, usesAll: true }));
    expect(snapshots(reports, { ooni })).toEqual(
      snapshots(reports).map((snapshot) => ({
        ...snapshot,
        services: { ...snapshot.services, telegram: { ...snapshot.services['telegram'], ooni: figures } },
      })),
    );
  });
});

describe('the number of people needed', () => {
  it('to contest a true block is more than five on another network', () => {
    const published = cells([...twenty('blocked'), ...twenty('works', 3).slice(0, 5)]);
    expect(percentOf(published, 'contested')).toBeLessThan(5);
    expect(percentOf(published, 'problem')).toBeGreaterThan(90);
  });

  it('to outweigh twenty people is more than twelve', () => {
    const liars = many(12, () => ({
      buckets: anyBuckets(),
      asn: attacked,
      state: [undefined, undefined, undefined, 'blocked'] as const,
    }));
    const published = cells([...twenty('works'), ...liars]);
    expect(percentOf(published, 'held')).toBeLessThan(15);
    expect(percentOf(published, 'problem', 'contested')).toBeLessThan(2);
  });
});
