import { describe, expect, it } from 'vitest';
import { evidenceRules, triesThatCount } from '../../src/judge/no-evidence.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { tryFacts } from '../../src/measure/endpoints/try-facts.ts';
import type { Failure } from '../../src/model/failures.ts';
import type { Observation } from '../../src/model/observation.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { sampleControls, viber, whatsapp } from './sample-services.ts';
import { answer, control, tryAt } from './sample-tries.ts';
import { simulateRound, worldWith } from './simulated-round.ts';

describe('a try whose timeout was shorter than an answer of the service', () => {
  const plan = makePlan('whole', [whatsapp], sampleControls, () => 0.5);
  const opening = simulateRound(plan, worldWith()).seen.filter(({ subject }) => subject.kind === 'control');
  const due = (...seen: readonly Observation[]) =>
    dueTasks(plan, checkOf([...opening, ...seen]), { onLine: true }).flatMap((task) =>
      task.kind === 'endpoint' ? [`${task.endpoint.id}/${task.probe}/${task.attempt}`] : [],
    );
  const opened = tryAt(whatsapp, 'chat', { outcome: { kind: 'opened' }, tookMs: 400 });
  const late = tryAt(whatsapp, 'web', { ...answer, attempt: 2, tookMs: 4200 });

  it('is repeated and does not count', () => {
    const hasty = [tryAt(whatsapp, 'media'), tryAt(whatsapp, 'media', { attempt: 2 })];
    expect(due(opened, tryAt(whatsapp, 'web'), late, ...hasty)).toEqual(['media/https/3']);
  });

  it('is ignored when the next one is answered', () => {
    const media = tryAt(whatsapp, 'media', { ...answer, tookMs: 300 });
    expect(due(opened, media, tryAt(whatsapp, 'web'), late)).toEqual([]);
  });
});

describe('a timeout at the same time as those of unrelated hosts that do answer', () => {
  const plan = makePlan('whole', [whatsapp, viber], sampleControls, () => 0.5);
  const silence = tryAt(whatsapp, 'web', { at: 10_000 });
  const shared = tryAt(viber, 'site', { at: 11_000 });
  const answered = tryAt(viber, 'site', { ...answer, at: 16_000, tookMs: 300, attempt: 2 });
  const believed = (...others: readonly Observation[]) =>
    triesThatCount([silence], whatsapp.id, checkOf([silence, ...others])).length === 1;

  it('is no evidence', () => {
    expect(believed(shared, answered)).toBe(false);
    expect(
      believed({ ...control('a'), ...shared, subject: control('a').subject, host: 'a.example' }, control('a')),
    ).toBe(false);
  });

  it('is evidence if the other host never answers, answers only another probe, timed out at another time, or belongs to the same service', () => {
    expect(believed(shared)).toBe(true);
    expect(believed({ ...shared, at: 12_000 }, answered)).toBe(true);
    expect(believed({ ...shared, probe: 'websocket' }, answered)).toBe(true);
    const media = tryAt(whatsapp, 'media', { at: 10_000 });
    expect(believed(media, { ...media, ...answer, at: 16_000, tookMs: 300 })).toBe(true);
  });

  it('is evidence if the other host answers only over a connection from before the check', () => {
    expect(believed(shared, { ...answered, reused: true })).toBe(true);
    expect(believed(shared, { ...answered, reused: true, madeInCheck: true })).toBe(false);
  });

  it('is followed by two more tries, but not a fourth', () => {
    const opening = simulateRound(plan, worldWith()).seen.filter(
      ({ subject, host }) => subject.kind === 'control' || host !== silence.host,
    );
    const due = (...seen: readonly Observation[]) =>
      dueTasks(plan, checkOf([...opening, shared, ...seen]), { onLine: true }).flatMap((task) =>
        task.kind === 'endpoint' && task.endpoint.id === 'web' && task.probe === 'https' ? [task.attempt] : [],
      );
    const second = { ...silence, at: 20_000, attempt: 2 };
    expect(due(silence)).toEqual([2]);
    expect(due(silence, second)).toEqual([3]);
    expect(due(silence, second, { ...second, at: 30_000, attempt: 3 })).toEqual([]);
  });
});

describe('the rules of what is no evidence', () => {
  const failed = (failure: Failure) => ({ outcome: { kind: 'failed', failure } }) as const;
  const web = (failure: Failure, at = 0) => tryAt(whatsapp, 'web', { ...failed(failure), at, tookMs: 50 });
  const resolved = (probe: 'dns' | 'doh', change: object = {}) =>
    tryAt(whatsapp, 'web', {
      probe,
      outcome: { kind: 'resolved', exists: true, addressKinds: ['public'], ...change },
    });
  const site = (failure: Failure) => tryAt(viber, 'site', failed(failure));
  const siteAnswers = tryAt(viber, 'site', { ...answer, at: 20_000 });
  const controlFails = (failure: Failure, name = 'a') => ({ ...control(name), ...failed(failure) });

  /** Tries, what else the round saw, and the rule that decides. */
  const tries: readonly (readonly [rule: string, tried: Observation, others: readonly Observation[]])[] = [
    ['lookup-lost-on-the-line', web('dns_lookup_error'), [resolved('dns')]],
    ['line-without-route', web('host_unreachable'), [resolved('doh', { ipv6Only: true })]],
    [
      'line-without-route',
      web('connection_refused'),
      [{ ...control('a'), ipVersion: 6 }, { ...control('b'), ipVersion: 6 }, controlFails('connection_refused', 'c')],
    ],
    ['fails-with-others', web('connection_refused'), [site('connection_refused'), siteAnswers]],
    ['fails-with-others', tryAt(whatsapp, 'web'), [tryAt(viber, 'site', { at: 1000 }), siteAnswers]],
    ['fails-like-controls', web('host_unreachable'), [controlFails('host_unreachable')]],
    [
      'fails-like-controls',
      web('ssl_unknown_authority'),
      [controlFails('ssl_unknown_authority'), controlFails('ssl_unknown_authority', 'b')],
    ],
    ['perhaps-late', tryAt(whatsapp, 'web'), [tryAt(whatsapp, 'media', { ...answer, tookMs: 4200 })]],
    ['evidence', tryAt(whatsapp, 'web'), [tryAt(viber, 'site', { at: 1000 })]],
  ];

  it.each(tries)('include %s', (id, tried, others) => {
    expect(evidenceRules.first(tryFacts(tried, whatsapp.id, checkOf([tried, ...others]))).id).toBe(id);
  });

  it('have a test each', () => {
    const ids = evidenceRules.groups.flatMap(({ rules }) => rules.map(({ id }) => id));
    expect(new Set(tries.map(([id]) => id))).toEqual(new Set(ids));
  });
});
