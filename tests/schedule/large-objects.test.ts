import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/model/chance.ts';
import type { Service } from '../../src/model/service.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { discord, sampleControls, sampleTransferControls } from '../judge/sample-services.ts';
import { simulateRound, worldWith } from '../judge/simulated-round.ts';

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

/** The hosts that are asked for an object, and those that one is read from, when the given hosts have lost theirs. */
function round(gone: readonly string[]) {
  const world = worldWith();
  const { seen } = simulateRound(plan, (host, probe) =>
    probe === 'object-head' ? answered(gone.includes(host) ? 404 : 200) : world(host, probe),
  );
  const hosts = (probe: string) =>
    seen.filter((o) => o.probe === probe && o.subject.kind === 'service').map(({ host }) => host);
  return { asked: hosts('object-head'), read: hosts('download') };
}

describe('the large objects of a service', () => {
  it('only the first is requested and read', () => {
    expect(round([])).toEqual({ asked: ['cdn.discord.example'], read: ['cdn.discord.example'] });
  });

  it('the second is read when the first is gone', () => {
    expect(round(['cdn.discord.example'])).toEqual({
      asked: ['cdn.discord.example', 'other.discord.example'],
      read: ['other.discord.example'],
    });
  });

  it('none is read when all are gone', () => {
    expect(round(['cdn.discord.example', 'other.discord.example'])).toEqual({
      asked: ['cdn.discord.example', 'other.discord.example'],
      read: [],
    });
  });
});
