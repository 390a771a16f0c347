import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/model/chance.ts';
import type { Service } from '../../src/model/service.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { discord, sampleControls, sampleTransferControls } from '../judge/sample-services.ts';
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

/** The hosts that are asked for an object, and those that answer with one, when the given hosts have lost theirs. */
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
  it('is read where its host answers with an error to what is asked first', () => {
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
