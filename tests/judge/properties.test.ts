import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeNetwork } from '../../src/judge/network.ts';
import { judgeService } from '../../src/judge/service.ts';
import { readAttempt } from '../../src/measure/endpoints/attempt.ts';
import type { NetworkHints } from '../../src/measure/network/network-facts.ts';
import { type Failure, failureWords, meaningOf } from '../../src/model/failures.ts';
import { letsJudge, networkStateWords } from '../../src/model/network-states.ts';
import type { Observation } from '../../src/model/observation.ts';
import { reasons } from '../../src/model/reasons.ts';
import type { Endpoint, Service } from '../../src/model/service.ts';
import { causes, claimOf, isJudged, manners, type ServiceVerdict, serviceStates } from '../../src/model/verdict.ts';
import { anyObservation, anySoundRound } from './arbitraries.ts';
import { sampleServices, slack } from './sample-services.ts';

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
  const network = judgeNetwork(observations, hints);
  const context = { network, earlier: [], usual: [], seenToWork: new Set<string>(), now };
  return { network, verdicts: sampleServices.map((service) => judgeService(service, observations, context)) };
}

/** Judges one service on a connection that allows every verdict. */
function judgeSound(
  { service, observations }: { service: Service; observations: readonly Observation[] },
  earlier: readonly ServiceVerdict[] = [],
) {
  const network = { state: 'online', because: ['foreign-controls-answer'], answered: 1, tried: 1 } as const;
  return judgeService(service, observations, { network, earlier, usual: [], seenToWork: new Set(), now });
}

/** Two tries of an endpoint that fail in the same way, and a control that answers afterwards. */
function triedTwice(service: Service, { id, function: of, url }: Endpoint, failure: Failure | number): Observation[] {
  const subject = { kind: 'service', service: service.id, endpoint: id, function: of } as const;
  const outcome =
    typeof failure === 'number'
      ? ({ kind: 'answered', status: failure, healthy: false } as const)
      : ({ kind: 'failed', failure } as const);
  const common = { host: new URL(url).hostname, at: 0, tookMs: 4000, phase: 'during', reused: false } as const;
  const tried = [1, 2].map((attempt): Observation => ({ subject, probe: 'https', attempt, outcome, ...common }));
  const control = { kind: 'control', control: 'foreign-github', class: 'foreign', vendor: 'github' } as const;
  const answered = { kind: 'answered', status: 200, healthy: true } as const;
  const closing = { probe: 'https', host: 'github.example', attempt: 1, phase: 'after', outcome: answered } as const;
  return [...tried, { subject: control, ...common, ...closing, tookMs: 100 }];
}

/** The verdicts on services and on their functions. */
function partsOf(verdicts: readonly ServiceVerdict[]) {
  return verdicts.flatMap((verdict) => [verdict, ...verdict.functions]);
}

/** Tries of one service that failed or got a foreign answer. */
function failedTries(service: Service, observations: readonly Observation[]): number {
  return observations.filter((o) => {
    const { subject } = o;
    if (subject.kind !== 'service' || subject.service !== service.id) return false;
    if (o.probe !== 'https' && o.probe !== 'http' && o.probe !== 'websocket') return false;
    const endpoint = service.endpoints.find(({ id }) => id === subject.endpoint);
    const kind = endpoint && readAttempt(o, endpoint).kind;
    return kind === 'failed' || kind === 'foreign-answer';
  }).length;
}

/**
 * Observations that the line, a wrong clock or an interceptor can cause at several hosts, so they are no evidence
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

  it('says nothing about the app of a service of which only the site can be asked', () => {
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

  it('is the same when it is computed again', () => {
    fc.assert(
      fc.property(round, anyHints, (observations, hints) => {
        expect(judge(observations, hints)).toEqual(judge(structuredClone(observations), hints));
      }),
    );
  });

  it('is never blocked with fewer than two failed tries, except after a 451 of the server', () => {
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
  });

  it('accuses nothing that never worked and that only a list names, unless somebody on the way has to have made it', () => {
    const harmless = failureWords.filter((failure) => meaningOf(failure).madeBy !== 'way');
    const tries = fc.array(fc.tuple(fc.constantFrom(...slack.endpoints), fc.constantFrom(...harmless, 503 as const)));
    fc.assert(
      fc.property(tries, (made) => {
        const observations = made.flatMap(([endpoint, failure]) => triedTwice(slack, endpoint, failure));
        for (const { state } of partsOf([judgeSound({ service: slack, observations })]))
          expect(state).not.toMatch(/blocked|partial|down/);
      }),
    );
  });

  it('is never confident of what a server that is switched off would also show', () => {
    fc.assert(
      fc.property(anySoundRound, (sound) => {
        const before = [10, 25].map((minutes) => ({ ...judgeSound(sound), at: now - minutes * 60_000 }));
        for (const { because, confidence } of judgeSound(sound, before).functions) {
          if (because.includes('may-be-down')) expect(confidence).not.toBe('confident');
        }
      }),
    );
  });

  it('blames no service when the connection does not allow it', () => {
    fc.assert(
      fc.property(round, anyHints, (observations, hints) => {
        const { network, verdicts } = judge(observations, hints);
        const judgeable = letsJudge(network.state) || network.state === 'national-only';
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
    fc.assert(
      fc.property(round, anyHints, (observations, hints) => {
        for (const part of partsOf(judge(observations, hints).verdicts)) {
          if (part.cause !== undefined) expect(part.state).toMatch(/blocked|partial/);
          if (part.manner !== undefined) expect(part.cause).toBeDefined();
        }
      }),
    );
  });

  it('never has both a cause and the reason that the cause is unclear', () => {
    fc.assert(
      fc.property(anySoundRound, (sound) => {
        for (const { cause, because } of partsOf([judgeSound(sound)])) {
          if (cause !== undefined) expect(because).not.toContain('name-or-address-unclear');
        }
      }),
    );
  });

  it('has no reason for a certain failure when it is unsure', () => {
    fc.assert(
      fc.property(anySoundRound, (sound) => {
        for (const { state, because } of partsOf([judgeSound(sound)])) {
          if (state !== 'unsure' && state !== 'untestable') continue;
          expect(because).not.toContain('tries-agree');
          expect(because).not.toContain('controls-fine');
          expect(because.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('is confident that a service works only when every tried part works', () => {
    fc.assert(
      fc.property(anySoundRound, (sound) => {
        const { state, confidence, functions } = judgeSound(sound);
        if (state !== 'works' || confidence !== 'confident') return;
        for (const one of functions) expect(one.state).toMatch(/works|untestable/);
      }),
      { numRuns: 500 },
    );
  });

  it('of one service does not depend on observations of another, except failures that several hosts share', () => {
    const sound = judgeNetwork([], { onLine: true });
    const network = { ...sound, state: 'online' as const, because: ['foreign-controls-answer' as const] };
    fc.assert(
      fc.property(round, (observations) => {
        for (const service of sampleServices) {
          const timeless = observations.map(({ stages: _stages, ...o }) => ({ ...o, reused: false, tookMs: 100 }));
          const isOwn = ({ subject }: Observation) => subject.kind === 'service' && subject.service === service.id;
          const own = timeless.filter(isOwn);
          const all = timeless.filter((o) => isOwn(o) || !comesToSeveral(o));
          const context = { network, earlier: [], usual: [], seenToWork: new Set<string>(), now };
          expect(judgeService(service, own, context).state).toBe(judgeService(service, all, context).state);
        }
      }),
    );
  });
});
