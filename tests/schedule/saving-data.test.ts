import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/model/chance.ts';
import type { Transfer } from '../../src/model/observation.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { discord, sampleControls, sampleTransferControls } from '../judge/sample-services.ts';
import { goodTransfers, simulateRound, type Transfers, worldWith } from '../judge/simulated-round.ts';

const services = [discord, ...['one', 'two'].map((id) => ({ ...discord, id }))];

describe('a check that saves data', () => {
  const plan = makePlan('data-saver', services, [...sampleControls, ...sampleTransferControls], seededRandom(7));
  const moved = (transfers?: Transfers) =>
    simulateRound(plan, worldWith(), { ...(transfers ? { transfers } : {}) }).done.filter((key) =>
      key.startsWith('transfer/'),
    );
  const pages = services.map(({ id }) => `transfer/${id}/web/first-download/1`);

  it('reads the beginning of each page, beside one control, and posts nothing', () => {
    const [first, ...others] = moved();
    expect(first).toMatch(/^transfer\/control\/foreign-\w+\/first-download\/1$/);
    expect(others.toSorted()).toEqual(pages.toSorted());
  });

  it('reads a page that stops again, between controls', () => {
    const stopped: Transfer = { direction: 'down', bytes: 60_000, end: 'stalled' };
    const keys = moved((host, probe) => (host.includes('discord') ? stopped : goodTransfers(host, probe)));
    expect(keys).toContain('transfer/discord/web/download/1');
    expect(keys.filter((key) => key.includes('/control/')).length).toBeGreaterThan(1);
    expect(keys.filter((key) => key.includes('/media/') || key.includes('/upload/'))).toEqual([]);
  });
});
