import { describe, expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import { narrowBytes } from '../../src/measure/transfers/sample.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation } from '../../src/model/observation.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import { finalAttempt } from '../../src/schedule/final-retry.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { progressOf } from '../../src/schedule/progress.ts';
import { discord, sampleControls, sampleTransferControls, telegram, whatsapp } from '../judge/sample-services.ts';
import {
  failing,
  goodTransfers,
  simulateRound,
  type Transfers,
  type WorldOfHosts,
  worldWith,
} from '../judge/simulated-round.ts';

const controls = [...sampleControls, ...sampleTransferControls];
const plan = makePlan('whole', [discord, whatsapp], controls, seededRandom(7));
const hints = { onLine: true };

/** The stages of a service after each observation of a round, without repeats. */
function stagesOf(service: string, seen: readonly Observation[], of = plan): string[] {
  const stages = seen.map(
    (_, index) => progressOf(of, checkOf(seen.slice(0, index + 1)), hints).stages.get(service) ?? 'over',
  );
  return stages.filter((stage, index) => stage !== stages[index - 1]);
}

describe('the stages of a service', () => {
  it('are its answers, then its speed', () => {
    const { seen } = simulateRound(plan, worldWith());
    expect(stagesOf('discord', seen)).toEqual(['reach', 'speed', 'over']);
    expect(stagesOf('whatsapp', seen)).toEqual(['reach', 'speed', 'over']);
  });

  it('end with its answers if no large transfer is made', () => {
    const quick = { ...makePlan('whole', [discord], controls, seededRandom(7)), transferControls: [] };
    expect(stagesOf('discord', simulateRound(quick, worldWith()).seen, quick)).toEqual(['reach', 'over']);
  });

  const freezing = (
    isFrozen: (probe: Observation['probe'], host: string) => boolean,
    shown: (o: Observation) => Partial<Observation> = () => ({}),
  ): readonly Observation[] => {
    const frozen: Transfers = (host, probe) =>
      host.includes('discord') && isFrozen(probe, host)
        ? { direction: 'down', bytes: 16_000, end: 'stalled' }
        : goodTransfers(host, probe);
    return simulateRound(plan, worldWith(), { transfers: frozen, shown }).seen;
  };

  it('are confirmed by closer samples once two first ones broke off, while the others are finished', () => {
    const seen = freezing((probe) => probe.endsWith('download'));
    expect(stagesOf('discord', seen)).toEqual(['reach', 'speed', 'confirming', 'over']);
    const closer = seen.findIndex(({ probe }) => probe === 'download');
    const { stages } = progressOf(plan, checkOf(seen.slice(0, closer + 1)), hints);
    expect([...stages]).toEqual([['discord', 'confirming']]);
  });

  it('stay with its speed where a closer sample may come over QUIC', () => {
    const seen = freezing(
      (probe) => probe.endsWith('download'),
      () => ({ offersHttp3: true }),
    );
    expect(stagesOf('discord', seen)).not.toContain('confirming');
  });

  it('are confirmed by the last closer sample where the first one agreed with the one that broke off', () => {
    const seen = freezing((probe, host) => probe.endsWith('download') && host.startsWith('cdn.'));
    expect(stagesOf('discord', seen)).toEqual(['reach', 'speed', 'confirming', 'over']);
    const broken = seen.flatMap(({ transfer }, index) => (transfer?.end === 'stalled' ? [index] : []));
    const { stages } = progressOf(plan, checkOf(seen.slice(0, broken[1])), hints);
    expect(stages.get('discord')).toBe('speed');
  });

  it('stay with its answers until controls show that a failure is not the connection’s', () => {
    const world = worldWith({ 'web.whatsapp.example': failing('connection_reset') });
    const { seen } = simulateRound(plan, world);
    const isClosing = ({ subject, phase }: Observation) => subject.kind === 'control' && phase === 'after';
    const first = seen.findIndex(isClosing);
    expect(first).toBeGreaterThan(0);
    expect(progressOf(plan, checkOf(seen.slice(0, first)), hints).stages.get('whatsapp')).toBe('reach');
    expect(progressOf(plan, checkOf(seen), hints)).toEqual({ stages: new Map(), isReachOver: true });
  });
});

describe('a service whose silence is unclear', () => {
  const silent = (host: string, probe: Observation['probe']) =>
    host.includes('whatsapp') && probe !== 'doh' && probe !== 'address-tls'
      ? failing('generic_timeout_error')
      : worldWith()(host, probe);
  const { seen, done } = simulateRound(plan, silent, { isBlind: true });

  it('is waited for when nothing more is asked for its answer', () => {
    expect(stagesOf('whatsapp', seen)).toEqual(['reach', 'final-retry', 'over']);
    const first = done.findIndex((key) => key.endsWith(`/${finalAttempt}`));
    const after = done.slice(first).filter((key) => !key.endsWith(`/${finalAttempt}`));
    expect(after.filter((key) => !key.startsWith('transfer/'))).toEqual([]);
  });

  it('is waited for once for each of its functions', () => {
    const waits = done.filter((key) => key.endsWith(`/${finalAttempt}`));
    const functions = whatsapp.endpoints.filter(({ id }) => waits.some((key) => key.includes(`/${id}/`)));
    expect(new Set(functions.map((endpoint) => endpoint.function)).size).toBe(waits.length);
  });

  it('is not waited for if the silence of an equal host was named', () => {
    const channels: WorldOfHosts = (host, probe) =>
      host.startsWith('kws') && (probe === 'websocket' || probe === 'https')
        ? failing('generic_timeout_error')
        : worldWith()(host, probe);
    const round = simulateRound(makePlan('whole', [telegram], controls, seededRandom(7)), channels);
    expect(round.done.filter((key) => key.startsWith('comparison/telegram/'))).toHaveLength(1);
    expect(round.done.filter((key) => key.endsWith(`/${finalAttempt}`))).toEqual([]);
  });
});

describe('a narrow line', () => {
  it('moves one thing at a time in each direction, and nothing while answers are awaited', () => {
    const narrow: Transfers = (host, probe) =>
      probe === 'first-download'
        ? { direction: 'down', bytes: narrowBytes, end: 'enough', kbps: 500 }
        : goodTransfers(host, probe);
    const world = worldWith({ 'web.whatsapp.example': failing('connection_reset') });
    const { seen } = simulateRound(plan, world, { transfers: narrow, random: seededRandom(3) });
    const afterFirst = seen.findIndex(({ probe }) => probe === 'first-download') + 1;
    const due = seen
      .slice(afterFirst)
      .map((_, index) => dueTasks(plan, checkOf(seen.slice(0, afterFirst + index)), hints));
    for (const tasks of due) {
      const kinds = tasks.map(({ kind }) => kind);
      const probes = tasks.flatMap((task) => (task.kind === 'transfer' ? task.probe : []));
      expect(probes).toEqual([...new Set(probes)]);
      if (kinds.includes('transfer')) expect(new Set(kinds)).toEqual(new Set(['transfer']));
    }
    expect(due.filter((tasks) => tasks.some(({ kind }) => kind === 'transfer')).length).toBeGreaterThan(3);
  });
});
