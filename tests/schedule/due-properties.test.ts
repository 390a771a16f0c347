import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSilence } from '../../src/measure/check/outcomes.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { anyOutcome } from '../judge/arbitraries.ts';
import { max, sampleControls, signal, telegram, viber, whatsapp } from '../judge/sample-services.ts';
import { simulateRound, type WorldOfHosts } from '../judge/simulated-round.ts';

const services = [telegram, whatsapp, signal, max, viber];
const plan = makePlan('whole', services, sampleControls, seededRandom(3));

/** Three tries, comparison probes and port 80 for each endpoint; each control before, during and after. */
const maxTasks = plan.endpoints.length * 5 + sampleControls.length * 3;

/** Every task gets a random outcome, and the same task always the same one. */
function randomWorld(outcomes: readonly Outcome[]): WorldOfHosts {
  const asked = new Map<string, number>();
  return (host, probe) => {
    if (probe === 'doh') return { kind: 'resolved', exists: true, addressKinds: ['public'] };
    const key = `${host}/${probe}`;
    const time = (asked.get(key) ?? 0) + 1;
    asked.set(key, time);
    const mixed = [...`${key}/${time}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
    return outcomes[mixed % outcomes.length] ?? { kind: 'opened' };
  };
}

/** A whole round is simulated each time. */
const numRuns = 40;

/** The line loses answers, and a channel fails by its name alone, at the same moment as others. */
const noNameAmongLosses: Outcome[] = [
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'failed', failure: 'tcp_timeout_error' },
  { kind: 'answered', status: 200, healthy: false },
  { kind: 'failed', failure: 'dns_lookup_error' },
];

/** A connection is refused at an address that nothing was compared with, after a failure of its name. */
const refusedAfterNoName: Outcome[] = [
  { kind: 'failed', failure: 'connection_refused' },
  { kind: 'failed', failure: 'ssl_failed_handshake' },
  { kind: 'answered', status: 200, healthy: false },
  { kind: 'answered', status: 200, healthy: false },
  { kind: 'failed', failure: 'ssl_certificate_date' },
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'opened' },
  { kind: 'failed', failure: 'dns_lookup_error' },
];

/** One endpoint of a host is silent, and the other one has no name. */
const silentForTheOtherEndpoint: Outcome[] = [
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'answered', status: 200, healthy: false },
  { kind: 'opened' },
  { kind: 'failed', failure: 'ssl_certificate_date' },
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'answered', status: 500, healthy: false },
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'failed', failure: 'tcp_timeout_error' },
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'failed', failure: 'dns_lookup_error' },
];

/** A channel fails, its page answers at the second try, and then the channel opens and is cut. */
const cutAfterAFailure: Outcome[] = [
  { kind: 'opened' },
  { kind: 'opened' },
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'failed', failure: 'tls_timeout_error' },
];

/** A server answers an upgrade with a page of its own, and the page beside the channel does not come. */
const answeredUpgrade: Outcome[] = [
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'skipped', why: 'permission-missing' },
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'answered', status: 200, healthy: false },
  { kind: 'failed', failure: 'http_redirect_loop' },
];

const outcomes = fc.array(anyOutcome, { minLength: 1, maxLength: 12 });

describe('with any observations, a round', () => {
  it('ends, and never repeats a task', () => {
    fc.assert(
      fc.property(outcomes, fc.nat(), fc.boolean(), (list, seed, onLine) => {
        const { done } = simulateRound(plan, randomWorld(list), { random: seededRandom(seed), hints: { onLine } });
        expect(new Set(done).size).toBe(done.length);
        expect(done.length).toBeLessThanOrEqual(maxTasks);
      }),
      { numRuns },
    );
  });

  it('makes comparison probes of at most one endpoint of a function, in whatever order its tasks overlap', () => {
    fc.assert(
      fc.property(outcomes, fc.nat(), (list, seed) => {
        const { seen, done } = simulateRound(plan, randomWorld(list), { random: seededRandom(seed) });
        const compared = done.filter((key) => key.startsWith('comparison/')).map((key) => functionOf(key));
        expect(new Set(compared).size).toBe(compared.length);
        expect(seen.length).toBeGreaterThan(0);
      }),
      { numRuns },
    );
  });

  it('tries no endpoint more than three times, and one more each if the line loses answers, its channel is cut or its page answers beside the channel', () => {
    fc.assert(
      fc.property(outcomes, fc.nat(), (list, seed) => {
        const { seen } = simulateRound(plan, randomWorld(list), { random: seededRandom(seed) });
        for (const { service, endpoint } of plan.endpoints) {
          const tries = seen.filter((o) => isTryOf(o, service.id, endpoint.id));
          // Whatever a host leaves unanswered counts for each of its endpoints.
          const { hostname } = new URL(endpoint.url);
          const isSilent = seen.some((o) => o.host === hostname && isSilence(o));
          const isCut = seen.some((o) => o.host === hostname && o.probe === 'channel' && o.outcome.kind === 'failed');
          const isBeside =
            endpoint.url.startsWith('wss:') && seen.some((o) => o.host === hostname && isAnsweredPage(o));
          expect(tries.length).toBeLessThanOrEqual(3 + (isSilent || isCut ? 1 : 0) + (isBeside ? 1 : 0));
        }
      }),
      {
        numRuns,
        examples: [
          [noNameAmongLosses, 0],
          [refusedAfterNoName, 0],
          [silentForTheOtherEndpoint, 0],
          [cutAfterAFailure, 0],
          [answeredUpgrade, 0],
        ],
      },
    );
  });

  it('does the same work when it is resumed from the observations of a killed worker', () => {
    fc.assert(
      fc.property(outcomes, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const whole = simulateRound(plan, randomWorld(list));
        const kept = whole.seen.slice(0, atTaskEnd(whole.seen, Math.floor(share * whole.seen.length)));
        const world = randomWorld(list);
        // The world counts requests, so replay those of the first worker.
        for (const o of kept) world(o.host, o.probe);
        const rest = simulateRound(plan, world, { seen: kept });
        expect(rest.seen).toEqual(whole.seen);
      }),
      { numRuns },
    );
  });
});

/**
 * Comparison probes, and a channel that is cut, make several observations in one task; workers are killed only between
 * tasks.
 */
function atTaskEnd(seen: readonly Observation[], index: number): number {
  let end = index;
  while (end < seen.length && ['doh', 'dns', 'own-address-tcp', 'channel'].includes(seen[end]?.probe ?? '')) end++;
  return end;
}

function isTryOf(o: Observation, service: string, endpoint: string): boolean {
  const isTry = o.probe === 'https' || o.probe === 'http' || o.probe === 'websocket';
  return isTry && o.subject.kind === 'service' && o.subject.service === service && o.subject.endpoint === endpoint;
}

function isAnsweredPage({ probe, outcome }: Observation): boolean {
  return probe === 'https' && outcome.kind !== 'failed' && outcome.kind !== 'skipped';
}

function functionOf(key: string): string {
  const [, serviceId, endpointId] = key.split('/');
  const service = services.find(({ id }) => id === serviceId);
  return `${serviceId}/${service?.endpoints.find(({ id }) => id === endpointId)?.function}`;
}
