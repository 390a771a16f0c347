import { describe, expect, it } from 'vitest';
import { countVotes } from '../../../src/collector/gateway/votes.ts';
import { type CountryData, makeSnapshot } from '../../../src/collector/publisher/make-snapshot.ts';
import { noiseFrom } from '../../../src/collector/publisher/noise.ts';
import type { Count } from '../../../src/collector/store/add-counts.ts';
import type { Part } from '../../../src/collector/store/read-counts.ts';
import { crowdVerdict, networkCell } from '../../../src/community/protocol/wire/cell.ts';
import { bucketCount } from '../../../src/community/protocol/wire/place.ts';
import type { Report } from '../../../src/community/protocol/wire/report.ts';
import { slotSeconds } from '../../../src/community/protocol/wire/slot.ts';
import type { Cell } from '../../../src/community/protocol/wire/snapshot.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import { counter, partOf, today } from './sample-parts.ts';

/** Somebody who shares: their place, their report, and how often they send it in each slot. */
interface Sender {
  readonly bucket: number;
  readonly asn: number;
  /** The network that the relay sees, where it is not the claimed one. */
  readonly seenAsn?: number;
  readonly state: Report['state'];
  readonly timesPerSlot: number;
}

const random = seededRandom(1);
const anyBucket = () => Math.floor(random() * bucketCount);
const attacked = 8359;

/** The published cell of the last 24 hours with these senders. */
function published(senders: readonly Sender[], change: Partial<CountryData> = {}): Cell | undefined {
  const votes = countVotes({ services: new Set(['telegram']), oldestVersion: '0.1' });
  const slots: Part[] = [];
  for (let slot = counter - 4; slot < counter; slot++) {
    const counted = senders.flatMap((sender) => castBy(sender, slot, votes));
    slots.push(...partsOf(counted));
  }
  const noise = noiseFrom(new Uint8Array(32));
  const material = { country: 'RU', counter, slots, days: [], ooni: new Map(), noise, ...change };
  return networkCell(makeSnapshot(material), attacked, 'telegram', 'day');
}

function castBy(
  { bucket, asn, seenAsn, state, timesPerSlot }: Sender,
  slot: number,
  votes: ReturnType<typeof countVotes>,
) {
  const report: Report = {
    v: 1,
    slot,
    cc: 'RU',
    asn,
    service: 'telegram',
    state,
    functions: {},
    confidence: 'confident',
    version: '0.1',
  };
  const seen = { cc: 'RU', asn: seenAsn ?? asn, bucket, relay: 0 };
  const now = (slot * slotSeconds + 3600) * 1000;
  return Array.from({ length: timesPerSlot }, () => votes.take(report, seen, now)).filter(
    (count) => count !== undefined,
  );
}

function partsOf(counted: readonly Omit<Count, 'n'>[]): Part[] {
  const placed = counted.filter(({ cc }) => cc === 'RU');
  return [...new Set(placed.map(({ asn }) => asn))].map((asn) => {
    const same = placed.filter((vote) => vote.asn === asn);
    const problem = same.filter(({ state }) => state !== 'works').length;
    return partOf(same[0]?.slot ?? counter, same.length, problem, { asn });
  });
}

const share = (cell: Cell | undefined) => (cell ? cell[1] / cell[0] : Number.NaN);
const manySenders = (many: number, sender: () => Sender) => Array.from({ length: many }, sender);
const honest = (state: Report['state'], asn = attacked) =>
  manySenders(20, () => ({ bucket: anyBucket(), asn, state, timesPerSlot: 1 }));
const neighbours = () => [...honest('works', 3), ...honest('works', 4)];

/** The design limit: by how many points liars may change the result of twenty honest people. */
const mostMoved = 0.15;

describe.each([
  ['works', 'blocked', 0],
  ['blocked', 'works', 1],
] as const)('where twenty people see that it %s', (truth, lie, honestShare) => {
  it('one host with a thousand lies changes little', () => {
    const liar: Sender = { bucket: 77, asn: attacked, state: lie, timesPerSlot: 250 };
    expect(Math.abs(share(published([...honest(truth), liar])) - honestShare)).toBeLessThanOrEqual(mostMoved);
  });

  it('fifty hosts of one neighbourhood change little', () => {
    const liars = manySenders(50, () => ({ bucket: 77, asn: attacked, state: lie, timesPerSlot: 20 }));
    expect(Math.abs(share(published([...honest(truth), ...liars])) - honestShare)).toBeLessThanOrEqual(mostMoved);
  });

  it('a thousand hosts on other networks that claim this one change nothing', () => {
    const liars = manySenders(1000, () => ({
      bucket: anyBucket(),
      asn: attacked,
      seenAsn: 3,
      state: lie,
      timesPerSlot: 4,
    }));
    expect(share(published([...honest(truth), ...liars]))).toBe(honestShare);
  });
});

describe('two hundred hosts in fifty neighbourhoods of the same network', () => {
  const buckets = Array.from({ length: 50 }, anyBucket);
  const liars = buckets.flatMap((bucket) =>
    manySenders(4, () => ({ bucket, asn: attacked, state: 'blocked', timesPerSlot: 1 })),
  );

  it('win, and are called contested by the other networks of the country', () => {
    const cell = published([...honest('works'), ...liars, ...neighbours()]);
    expect(share(cell)).toBeGreaterThan(0.5);
    expect(crowdVerdict(cell)).toBe('contested');
  });

  it('win, and are called contested by OONI', () => {
    const day = { day: today, n: 60, anomaly: 1, confirmed: 0, ok: 59, failure: 0 };
    const cell = published([...honest('works'), ...liars], { ooni: new Map([['telegram', [day]]]) });
    expect(crowdVerdict(cell)).toBe('contested');
  });

  it('in one slot only are held back', () => {
    const quiet = neighbours();
    const votes = countVotes({ services: new Set(['telegram']), oldestVersion: '0.1' });
    const slots = [-4, -3, -2, -1].flatMap((age) => {
      const senders = age === -1 ? [...honest('works'), ...liars, ...quiet] : [...honest('works'), ...quiet];
      return partsOf(senders.flatMap((sender) => castBy(sender, counter + age, votes)));
    });
    const cell = published([], { slots });
    expect(crowdVerdict(cell)).toBe('held');
    expect(share(cell)).toBe(0);
  });
});
