import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/model/chance.ts';
import type { Round } from '../../src/model/round.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { planAfter } from '../../src/schedule/services-in-turn.ts';
import { round, verdict } from '../history/sample-rounds.ts';
import { discord, sampleControls, sampleTransferControls } from '../judge/sample-services.ts';
import { simulateRound, worldWith } from '../judge/simulated-round.ts';

const others = ['one', 'two'].map((id) => ({ ...discord, id }));
const services = [discord, ...others];

describe('the plan of a whole check', () => {
  const all = [...sampleControls, ...sampleTransferControls];
  const plan = makePlan('whole', services, all, seededRandom(7));
  const withCloser = (...ids: readonly string[]): Round =>
    round(
      0,
      ids.map((id) =>
        verdict(id, 'works', { functions: [{ function: 'media', state: 'works', closerKbps: 800, because: [] }] }),
      ),
    );

  it('has closer samples of the services that had them longest ago', () => {
    const turns = [[], [withCloser('discord')], [withCloser('one'), withCloser('discord')]];
    expect(turns.map((earlier) => planAfter(plan, earlier).inTurn)).toEqual([
      ['discord', 'one'],
      ['one', 'two'],
      ['two', 'discord'],
    ]);
  });

  it('begins with services that were slow when they were last sampled', () => {
    const slow = round(0, [
      verdict('two', 'slow', { functions: [{ function: 'media', state: 'slow', closerKbps: 200, because: [] }] }),
    ]);
    expect(planAfter(plan, [slow, withCloser('discord')]).inTurn).toEqual(['two', 'one']);
    expect(planAfter(plan, [withCloser('two'), slow]).inTurn).toEqual(['discord', 'one']);
  });

  it('takes them instead of first samples, after those of a control', () => {
    const { done } = simulateRound(planAfter(plan, [withCloser('discord')]), worldWith());
    const ofMedia = done.filter((key) => /\/media\/(first-)?download\//.test(key));
    expect(ofMedia[0]).toBe('transfer/discord/media/first-download/1');
    expect(ofMedia.slice(1).sort()).toEqual(['transfer/one/media/download/1', 'transfer/two/media/download/1']);
    const closer = done.filter((key) => /^transfer\/.*\/download\//.test(key));
    expect(closer[0]).toMatch(/^transfer\/control\//);
    expect(closer).toHaveLength(3);
  });

  it('has none in a check that saves data', () => {
    expect(planAfter(makePlan('data-saver', services, all, seededRandom(7)), []).inTurn).toEqual([]);
  });
});
