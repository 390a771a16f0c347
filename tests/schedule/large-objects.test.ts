import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/model/chance.ts';
import type { Service } from '../../src/model/service.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { discord, max, sampleControls, sampleTransferControls } from '../judge/sample-services.ts';
import { goodTransfers, simulateRound, type Transfers, worldWith } from '../judge/simulated-round.ts';

const withTwo: Service = {
  ...discord,
  endpoints: discord.endpoints.map((endpoint) => {
    const [first] = endpoint.large ?? [];
    return first
      ? { ...endpoint, large: [first, { ...first, url: 'https://other.discord.example/large.deb' }] }
      : endpoint;
  }),
};
const plan = makePlan('whole', [withTwo], [...sampleControls, ...sampleTransferControls], seededRandom(7));
const answered = (status: number) => ({ kind: 'answered', status, healthy: status < 400 }) as const;

/** The hosts that are asked for an object, and those that answer with one, if the given hosts have lost theirs. */
function round(gone: readonly string[], inTurn: readonly string[] = []) {
  const probeOf = inTurn.length > 0 ? 'download' : 'first-download';
  const world = worldWith();
  const transfers: Transfers = (host, probe) => (gone.includes(host) ? undefined : goodTransfers(host, probe));
  const { seen } = simulateRound(
    { ...plan, inTurn },
    (host, probe) => (probe === probeOf ? answered(gone.includes(host) ? 404 : 206) : world(host, probe)),
    { transfers },
  );
  const looks = seen.filter(
    ({ probe, subject }) => probe === probeOf && subject.kind === 'service' && subject.function === 'media',
  );
  return {
    asked: looks.map(({ host }) => host),
    read: looks.filter(({ transfer }) => transfer).map(({ host }) => host),
  };
}

describe('the page of a service', () => {
  it('is read if its host answers the first request with an error', () => {
    const world = worldWith();
    const { seen } = simulateRound(plan, (host, probe) =>
      host === 'discord.example' && probe === 'https' ? answered(400) : world(host, probe),
    );
    const pages = seen.filter(
      ({ subject, probe }) => probe === 'first-download' && 'function' in subject && subject.function === 'web',
    );
    expect(pages.map(({ host }) => host)).toEqual(['discord.example']);
  });
});

describe('the large objects of a service', () => {
  it('only the first is requested and read', () => {
    expect(round([])).toEqual({ asked: ['cdn.discord.example'], read: ['cdn.discord.example'] });
  });

  it('the second is read when the first is gone', () => {
    expect(round(['cdn.discord.example'])).toEqual({
      asked: ['cdn.discord.example', 'other.discord.example'],
      read: ['other.discord.example'],
    });
    expect(round(['cdn.discord.example'], ['discord'])).toEqual(round(['cdn.discord.example']));
  });

  it('none is read when all are gone', () => {
    expect(round(['cdn.discord.example', 'other.discord.example'])).toEqual({
      asked: ['cdn.discord.example', 'other.discord.example'],
      read: [],
    });
  });
});

it.each(['first-download', 'download'])(
  'a control whose file is gone is asked once by a %s, and another one after it',
  (asked) => {
    const world = worldWith();
    const gone = new URL(plan.transferControls[0]?.url ?? '').hostname;
    const isDownload = (probe: string) => probe === 'first-download' || probe === 'download';
    const { seen } = simulateRound(
      { ...plan, inTurn: ['discord'] },
      (host, probe) => (isDownload(probe) ? answered(host === gone ? 404 : 206) : world(host, probe)),
      { transfers: (host, probe) => (host === gone && isDownload(probe) ? undefined : goodTransfers(host, probe)) },
    );
    const controls = seen.filter(({ probe, subject }) => probe === asked && subject.kind === 'control');
    expect(controls.filter(({ host }) => host === gone).length).toBe(1);
    expect(controls.filter(({ host }) => host !== gone).length).toBeGreaterThan(0);
  },
);

describe('a file that the page of a service names', () => {
  /** The probes of one service, with their functions, if its page names this many files. */
  function round(
    service: Service,
    namesObjects: number,
    extent: 'whole' | 'data-saver' = 'whole',
    transfers: Transfers = goodTransfers,
  ) {
    const own = makePlan(extent, [service], [...sampleControls, ...sampleTransferControls], seededRandom(7));
    const { seen } = simulateRound(own, worldWith(), { namesObjects, transfers });
    return seen.flatMap(({ probe, subject }) =>
      subject.kind === 'service' && (probe === 'object-head' || probe === 'first-download')
        ? [`${probe} ${subject.function}`]
        : [],
    );
  }

  it('is read after the page, if no other object is known', () => {
    expect(round(max, 2)).toEqual(['first-download web', 'object-head media', 'first-download media']);
  });

  it('is read even if only the closer sample of the page came', () => {
    const pageComesLate: Transfers = (host, probe) =>
      host === new URL(max.endpoints[0]?.url ?? '').hostname && probe === 'first-download'
        ? { direction: 'down', bytes: 0, end: 'stalled' }
        : goodTransfers(host, probe);
    expect(round(max, 2, 'whole', pageComesLate)).toContain('object-head media');
  });

  it('is not requested if the page names none of the service, or if data is to be saved', () => {
    expect(round(max, 0)).toEqual(['first-download web']);
    expect(round(max, 2, 'data-saver')).toEqual(['first-download web']);
  });

  it('is not requested if an object is known', () => {
    expect(round(discord, 2).filter((probe) => probe === 'object-head media')).toHaveLength(1);
  });
});
