import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/model/chance.ts';
import type { Round } from '../../src/model/round.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { planAfter, servicesInTurn } from '../../src/schedule/services-in-turn.ts';
import { round, verdict } from '../history/sample-rounds.ts';
import { discord, sampleControls, sampleTransferControls, viber, whatsapp } from '../judge/sample-services.ts';
import { simulateRound, worldWith } from '../judge/simulated-round.ts';

const others = ['one', 'two'].map((id) => ({ ...discord, id }));
const services = [discord, ...others];

/** A round that measured the speed of these. */
const measured = (...ids: readonly string[]): Round =>
  round(
    0,
    ids.map((id) =>
      verdict(id, 'works', { functions: [{ function: 'media', state: 'works', kbps: 900, because: [] }] }),
    ),
  );

describe('the services that a check that saves data measures', () => {
  it('are those that were measured longest ago', () => {
    expect(servicesInTurn(services, [])).toEqual(['discord', 'one']);
    expect(servicesInTurn(services, [measured('discord', 'one')])).toEqual(['two', 'discord']);
    expect(servicesInTurn(services, [measured('two', 'discord'), measured('discord', 'one')])).toEqual([
      'one',
      'discord',
    ]);
  });

  it('have a large object', () => {
    expect(servicesInTurn([viber, whatsapp], [])).toEqual([]);
  });

  it('are read in part, beside one control, and nothing is posted', () => {
    const all = [...sampleControls, ...sampleTransferControls];
    const plan = { ...makePlan('data-saver', services, all, seededRandom(7)), measured: ['one'] };
    const moved = simulateRound(plan, worldWith()).done.filter((key) => key.startsWith('transfer/'));
    expect(moved).toEqual([
      'transfer/one/media/object-head/1',
      expect.stringMatching(/^transfer\/control\/foreign-\w+\/first-download\/1$/),
      'transfer/one/media/first-download/1',
    ]);
  });
});

describe('the plan of a whole check', () => {
  const all = [...sampleControls, ...sampleTransferControls];
  const plan = makePlan('whole', services, all, seededRandom(7));
  const withLong = (...ids: readonly string[]): Round =>
    round(
      0,
      ids.map((id) =>
        verdict(id, 'works', {
          functions: [{ function: 'media', state: 'works', samples: { first: 900, long: 800 }, because: [] }],
        }),
      ),
    );

  it('has a long sample of the service of which one was taken longest ago', () => {
    const turns = [[], [withLong('discord')], [withLong('one'), withLong('discord')]];
    expect(turns.map((earlier) => planAfter(plan, earlier, []).inTurn)).toEqual(['discord', 'one', 'two']);
    expect(planAfter(plan, [withLong('two'), withLong('one'), withLong('discord')], []).inTurn).toBe('discord');
  });

  it('takes it after the first samples, alone', () => {
    const { done } = simulateRound(planAfter(plan, [withLong('discord')], []), worldWith());
    const downloads = done.filter((key) => key.includes('download'));
    expect(downloads.at(-1)).toBe('transfer/one/media/long-download/1');
    expect(downloads.filter((key) => key.includes('long-download'))).toHaveLength(1);
  });

  it('has none in a check that saves data', () => {
    expect(planAfter(makePlan('data-saver', services, all, seededRandom(7)), [], []).inTurn).toBeUndefined();
  });

  it('compares first with the controls that were measured most often on this network', () => {
    const last = plan.transferControls.findLast((control) => control.class !== 'domestic');
    const samples = Object.fromEntries(last ? [[last.id, { down: 8000 }]] : []);
    const network = { state: 'online', because: [], answered: 2, tried: 2, samples } as const;
    expect(planAfter(plan, [], [round(0, [], { network })]).transferControls[0]).toBe(last);
  });
});
