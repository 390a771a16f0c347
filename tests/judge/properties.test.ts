import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeNetwork } from '../../src/judge/network.ts';
import { judgeService } from '../../src/judge/service.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { interpret } from '../../src/measure/endpoints/attempt.ts';
import type { NetworkHints } from '../../src/measure/network-facts.ts';
import { noPast } from '../../src/measure/transfers/past-speeds.ts';
import { seededRandom, shuffled } from '../../src/model/chance.ts';
import { type Failure, failureWords, meaningOf } from '../../src/model/failures.ts';
import type { FunctionId } from '../../src/model/function-ids.ts';
import { isJudgedNetwork, networkStateWords } from '../../src/model/network-states.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import { reasons } from '../../src/model/reasons.ts';
import type { Endpoint, Service } from '../../src/model/service.ts';
import { causes, claimOf, isJudged, manners, type ServiceVerdict, serviceStates } from '../../src/model/verdict.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { anyObservation, anySoundRound } from './arbitraries.ts';
import {
  discord,
  messenger,
  sampleControlRelays,
  sampleControls,
  sampleServices,
  sampleTransferControls,
  slack,
} from './sample-services.ts';
import { goodTransfers, simulateRound, type Transfers, worldWith } from './simulated-round.ts';

const now = Date.UTC(2026, 10, 25, 12);
const round = fc
  .tuple(fc.array(anyObservation, { maxLength: 60 }), fc.boolean(), fc.boolean())
  .map(([observations, proxied, interrupted]): Observation[] =>
    observations.map((o, index) => ({
      ...o,
      ...(proxied && index === 0 ? { proxied } : {}),
      ...(interrupted && index > 20 ? { connection: 1 } : {}),
    })),
  );
const anyHints: fc.Arbitrary<NetworkHints> = fc.record({
  onLine: fc.boolean(),
  portalLocked: fc.boolean(),
});

function judge(observations: readonly Observation[], hints: NetworkHints) {
  const network = judgeNetwork(checkOf(observations), hints);
  const context = { network, earlier: [], elsewhere: [], past: noPast, seenToWork: new Set<string>(), now };
  const check = checkOf(observations);
  return { network, verdicts: sampleServices.map((service) => judgeService(service, check, context)) };
}

/** Judges one service on a connection that allows every verdict. */
function judgeSound(
  { service, observations }: { service: Service; observations: readonly Observation[] },
  earlier: readonly ServiceVerdict[] = [],
) {
  const network = { state: 'online', because: ['foreign-controls-answer'], answered: 1, tried: 1 } as const;
  return judgeService(service, checkOf(observations), {
    network,
    earlier,
    elsewhere: [],
    past: noPast,
    seenToWork: new Set(),
    now,
  });
}

function outcomeOf(failure: Failure | number): Outcome {
  return typeof failure === 'number'
    ? { kind: 'answered', status: failure, healthy: false }
    : { kind: 'failed', failure };
}

/** Tries at an endpoint that fail in the same way, and a control that answers afterwards. */
function tried(
  times: number,
  service: Service,
  { id, function: of, url }: Endpoint,
  failure: Failure | number,
): Observation[] {
  const subject = { kind: 'service', service: service.id, endpoint: id, function: of } as const;
  const outcome = outcomeOf(failure);
  const common = { host: new URL(url).hostname, at: 0, tookMs: 4000, phase: 'during', reused: false } as const;
  const attempts = Array.from({ length: times }, (_, before) => before + 1);
  const tries = attempts.map((attempt): Observation => ({ subject, probe: 'https', attempt, outcome, ...common }));
  const control = { kind: 'control', control: 'foreign-github', class: 'foreign', vendor: 'github' } as const;
  const answered = { kind: 'answered', status: 200, healthy: true } as const;
  const closing = { probe: 'https', host: 'github.example', attempt: 1, phase: 'after', outcome: answered } as const;
  return [...tries, { subject: control, ...common, ...closing, tookMs: 100 }];
}

/** A round on a healthy connection in which everything tried at a service fails in one way, after up to three tries. */
const anyFailingRound: fc.Arbitrary<{ service: Service; observations: Observation[] }> = fc
  .record({
    service: fc.constantFrom(...sampleServices),
    failure: fc.constantFrom<(Failure | number)[]>(
      'connection_reset',
      'generic_timeout_error',
      'connection_refused',
      'dns_lookup_error',
      451,
    ),
    times: fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
  })
  .map(({ service, failure, times }) => ({
    service,
    observations: service.endpoints.flatMap((endpoint) => tried(times.next().value ?? 0, service, endpoint, failure)),
  }));

/** A messenger whose functions can all be tested, including transfers and calls. */
const testable: Service = { ...discord, ...(messenger.relays ? { relays: messenger.relays } : {}) };
const testablePlan = makePlan(
  'whole',
  [testable],
  [...sampleControls, ...sampleTransferControls],
  seededRandom(7),
  sampleControlRelays,
);

/** Whole rounds of that messenger: one in which all is well, and one for each way in which one part of it fails. */
function wholeRounds(): (readonly Observation[])[] {
  const hosts = [...testable.endpoints.map(({ url }) => new URL(url).hostname), 'relay.messenger.example'];
  const worlds = hosts.flatMap((host) =>
    (['connection_reset', 'generic_timeout_error', 503] as const).map((failure) => ({ [host]: outcomeOf(failure) })),
  );
  const lostUploads: Transfers = (host, probe) =>
    probe.endsWith('upload') && host.includes('discord')
      ? { direction: 'up', bytes: 0, end: 'stalled' }
      : goodTransfers(host, probe);
  return [
    ...[{}, ...worlds].map((world) => simulateRound(testablePlan, worldWith(world)).seen),
    simulateRound(testablePlan, worldWith(), { transfers: lostUploads }).seen,
  ];
}

/** The same observations, shuffled between endpoints and controls but in the same order within each. */
function mixedAnew(observations: readonly Observation[], seed: number): Observation[] {
  const nameOf = ({ subject }: Observation) =>
    subject.kind === 'service' ? `${subject.service}/${subject.endpoint}` : subject.control;
  const inOrder = new Map(
    observations.map((o) => [nameOf(o), observations.filter((other) => nameOf(other) === nameOf(o))]),
  );
  return shuffled(observations, seededRandom(seed)).flatMap((place) => inOrder.get(nameOf(place))?.shift() ?? []);
}

/** The verdicts on services and on their functions. */
function partsOf(verdicts: readonly ServiceVerdict[]) {
  return verdicts.flatMap((verdict) => [verdict, ...verdict.functions]);
}

/** Tries of one service, or of one of its functions, that failed or got a foreign answer. */
function failedTries(service: Service, observations: readonly Observation[], of?: FunctionId): number {
  return observations.filter((o) => {
    const { subject } = o;
    if (subject.kind !== 'service' || subject.service !== service.id) return false;
    if (of !== undefined && subject.function !== of) return false;
    if (o.probe !== 'https' && o.probe !== 'http' && o.probe !== 'websocket') return false;
    const endpoint = service.endpoints.find(({ id }) => id === subject.endpoint);
    const kind = endpoint && interpret(o, endpoint).kind;
    return kind === 'failed' || kind === 'foreign-answer';
  }).length;
}

/**
 * Observations that the line, a wrong clock or an interceptor can cause at several hosts, so that they are no evidence
 * against one.
 */
function comesToSeveral({ outcome }: Observation): boolean {
  if (outcome.kind === 'answered') return outcome.redirectedTo !== undefined;
  if (outcome.kind !== 'failed') return false;
  const { alsoBy, unknownAuthority } = meaningOf(outcome.failure);
  return unknownAuthority === true || alsoBy.some((one) => one === 'restart' || one === 'no-route' || one === 'clock');
}

describe('with any observations, the verdict', () => {
  it('has only known words', () => {
    fc.assert(
      fc.property(round, anyHints, (observations, hints) => {
        const { network, verdicts } = judge(observations, hints);
        expect(networkStateWords).toContain(network.state);
        for (const part of partsOf(verdicts)) {
          expect(serviceStates).toContain(part.state);
          expect([...causes, undefined]).toContain(part.cause);
          expect([...manners, undefined]).toContain(part.manner);
          for (const reason of part.because) expect(reasons).toContain(reason);
        }
      }),
    );
  });

  it('says nothing about the app of a service whose site alone can be asked', () => {
    fc.assert(
      fc.property(round, anyHints, (observations, hints) => {
        const { verdicts } = judge(observations, hints);
        const ofSites = verdicts.filter(({ service }) => service === 'imo' || service === 'viber');
        expect(ofSites.map(({ state }) => state).filter(isJudged)).toEqual([]);
        const ofApps = verdicts.filter((verdict) => !ofSites.includes(verdict));
        expect(ofApps.filter(({ state }) => claimOf(state).about === 'site')).toEqual([]);
      }),
    );
  });

  it('does not depend on the order in which different endpoints and controls were asked', () => {
    fc.assert(
      fc.property(anySoundRound, fc.nat(), ({ service, observations }, seed) => {
        const mixed = mixedAnew(observations, seed);
        expect(mixed).toHaveLength(observations.length);
        expect(judgeSound({ service, observations: mixed })).toEqual(judgeSound({ service, observations }));
      }),
    );
  });

  it('is never blocked after fewer than two failed tries, except after a 451 from the server', () => {
    fc.assert(
      fc.property(round, anyHints, (observations, hints) => {
        judge(observations, hints).verdicts.forEach((verdict, index) => {
          const service = sampleServices[index];
          if (!service || verdict.state !== 'blocked') return;
          if (verdict.because.includes('legal-451')) return;
          expect(failedTries(service, observations)).toBeGreaterThanOrEqual(2);
        });
      }),
    );
    let blocked = 0;
    fc.assert(
      fc.property(anyFailingRound, ({ service, observations }) => {
        for (const one of judgeSound({ service, observations }).functions) {
          if (one.state !== 'blocked' || one.because.includes('legal-451')) continue;
          blocked += 1;
          expect(failedTries(service, observations, one.function)).toBeGreaterThanOrEqual(2);
        }
      }),
    );
    expect(blocked).toBeGreaterThan(0);
  });

  it('accuses nothing that never worked and is only in a list, unless only somebody on the path can have caused the failure', () => {
    const harmless = failureWords.filter((failure) => meaningOf(failure).madeBy !== 'path');
    const tries = fc.array(fc.tuple(fc.constantFrom(...slack.endpoints), fc.constantFrom(...harmless, 503 as const)));
    fc.assert(
      fc.property(tries, (made) => {
        const observations = made.flatMap(([endpoint, failure]) => tried(2, slack, endpoint, failure));
        const inError = new Set(made.flatMap(([{ url }, outcome]) => (outcome === 503 ? new URL(url).hostname : [])));
        // No mistake in the catalogue makes several hosts answer with errors.
        const accusing = inError.size > 1 ? /blocked|partial/ : /blocked|partial|down/;
        for (const { state } of partsOf([judgeSound({ service: slack, observations })]))
          expect(state).not.toMatch(accusing);
      }),
    );
  });

  it('is never confident about something that a server which is switched off would also show', () => {
    let mayBeDown = 0;
    fc.assert(
      fc.property(fc.oneof(anySoundRound, anyFailingRound), (sound) => {
        const before = [10, 25].map((minutes) => ({ ...judgeSound(sound), at: now - minutes * 60_000 }));
        for (const { because, confidence } of judgeSound(sound, before).functions) {
          if (!because.includes('may-be-down')) continue;
          mayBeDown += 1;
          expect(confidence).not.toBe('confident');
        }
      }),
    );
    expect(mayBeDown).toBeGreaterThan(0);
  });

  it('blames no service when the connection does not allow it', () => {
    fc.assert(
      fc.property(round, anyHints, (observations, hints) => {
        const { network, verdicts } = judge(observations, hints);
        const judgeable = isJudgedNetwork(network.state) || network.state === 'national-only';
        verdicts.forEach((verdict, index) => {
          const domestic = sampleServices[index]?.domesticIn !== undefined;
          if (judgeable && (network.state !== 'national-only' || domestic)) return;
          expect(verdict.state).not.toMatch(/blocked|partial|down/);
          expect(verdict.cause).toBeUndefined();
          for (const one of verdict.functions) expect(one.state).not.toMatch(/blocked|partial|down/);
        });
      }),
    );
  });

  it('has a cause only when something fails', () => {
    let [causesSeen, mannersSeen] = [0, 0];
    const examine = (verdicts: readonly ServiceVerdict[]) => {
      for (const { state, cause, manner } of partsOf(verdicts)) {
        if (cause !== undefined) expect(state).toMatch(/blocked|partial/);
        if (manner !== undefined) expect(cause).toBeDefined();
        causesSeen += Number(cause !== undefined);
        mannersSeen += Number(manner !== undefined);
      }
    };
    fc.assert(fc.property(round, anyHints, (observations, hints) => examine(judge(observations, hints).verdicts)));
    fc.assert(
      fc.property(anySoundRound, (sound) => examine([judgeSound(sound)])),
      { numRuns: 300 },
    );
    expect(causesSeen).toBeGreaterThan(0);
    expect(mannersSeen).toBeGreaterThan(0);
  });

  it('never has both a cause and the reason that the cause is unclear', () => {
    let [withCause, unclear] = [0, 0];
    fc.assert(
      fc.property(fc.oneof(anySoundRound, anyFailingRound), (sound) => {
        for (const { cause, because } of partsOf([judgeSound(sound)])) {
          const isUnclear = because.includes('name-or-address-unclear');
          expect(cause !== undefined && isUnclear).toBe(false);
          withCause += Number(cause !== undefined);
          unclear += Number(isUnclear);
        }
      }),
      { numRuns: 500 },
    );
    expect(withCause).toBeGreaterThan(0);
    expect(unclear).toBeGreaterThan(0);
  });

  it('has no reason for a certain failure if it is unsure', () => {
    let inDoubt = 0;
    fc.assert(
      fc.property(anySoundRound, (sound) => {
        for (const { state, because } of partsOf([judgeSound(sound)])) {
          if (state !== 'unsure' && state !== 'untestable') continue;
          inDoubt += Number(state === 'unsure');
          expect(because).not.toContain('tries-agree');
          expect(because).not.toContain('controls-fine');
          expect(because.length).toBeGreaterThan(0);
        }
      }),
    );
    expect(inDoubt).toBeGreaterThan(0);
  });

  it('is confident that a service works only if every tried part works', () => {
    let confident = 0;
    const examine = ({ state, confidence, functions }: ServiceVerdict) => {
      if (state !== 'works' || confidence !== 'confident') return;
      confident += 1;
      for (const one of functions) expect(one.state).toMatch(/works|untestable/);
    };
    fc.assert(
      fc.property(anySoundRound, (sound) => examine(judgeSound(sound))),
      { numRuns: 500 },
    );
    // Without a transfer nothing is sure to work.
    for (const observations of wholeRounds()) examine(judgeSound({ service: testable, observations }));
    expect(confident).toBeGreaterThan(0);
  });

  it('on one service does not depend on observations of another, except failures that several hosts share', () => {
    const sound = judgeNetwork(checkOf([]), { onLine: true });
    const network = { ...sound, state: 'online' as const, because: ['foreign-controls-answer' as const] };
    fc.assert(
      fc.property(round, (observations) => {
        for (const service of sampleServices) {
          const timeless = observations.map(({ stages: _stages, ...o }) => ({ ...o, reused: false, tookMs: 100 }));
          const isOwn = ({ subject }: Observation) => subject.kind === 'service' && subject.service === service.id;
          const own = timeless.filter(isOwn);
          const all = timeless.filter((o) => isOwn(o) || !comesToSeveral(o));
          const context = { network, earlier: [], elsewhere: [], past: noPast, seenToWork: new Set<string>(), now };
          expect(judgeService(service, checkOf(own), context).state).toBe(
            judgeService(service, checkOf(all), context).state,
          );
        }
      }),
    );
  });
});
