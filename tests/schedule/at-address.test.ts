import { describe, expect, it } from 'vitest';
import { judgeNetwork } from '../../src/judge/network.ts';
import { judgeService } from '../../src/judge/service.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { workKey } from '../../src/measure/endpoints/seen-to-work.ts';
import { noPast } from '../../src/measure/transfers/past-speeds.ts';
import { seededRandom } from '../../src/model/chance.ts';
import { serviceFrom } from '../../src/model/custom-service.ts';
import { type Failure, failureWords, meaningOf } from '../../src/model/failures.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import { draftCustomService } from '../../src/model/own-address.ts';
import type { Service } from '../../src/model/service.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { sampleControls } from '../judge/sample-services.ts';
import { failing, simulateRound, worldWith } from '../judge/simulated-round.ts';

function added(address: string, anyAnswer = false): Service {
  const drafted = draftCustomService({ name: 'Ours', address, anyAnswer }, '2026-11-25', []);
  if (!drafted.accepted) throw new Error(drafted.refusal);
  return serviceFrom(drafted.custom);
}

const addresses = ['203.0.113.7', '203.0.113.7:8443', '[2001:db8::1]:8443', 'wss://203.0.113.7/socket'];

/** Failures that a try at a host can have. */
const failuresOfTries = failureWords.filter((failure) => failure !== 'channel_cut' && failure !== 'relay_failed');

function check(service: Service, outcome: Outcome, isBlind = false) {
  const [host = ''] = service.endpoints.map(({ url }) => new URL(url).host);
  const plan = makePlan('whole', [service], sampleControls, seededRandom(7));
  const { seen, done } = simulateRound(plan, worldWith({ [host]: outcome }), { isBlind });
  return { done, verdict: judge(service, seen) };
}

/** The verdict on a service that has answered this browser before. */
function judge(service: Service, seen: readonly Observation[]) {
  const network = judgeNetwork(checkOf(seen), { onLine: true });
  const seenToWork = new Set(service.endpoints.map(({ id }) => workKey(service.id, id)));
  return judgeService(service, checkOf(seen), {
    network,
    earlier: [],
    elsewhere: [],
    past: noPast,
    seenToWork,
    now: 0,
  });
}

const reasonsOf = ({ verdict }: ReturnType<typeof check>) => verdict.functions.flatMap(({ because }) => because);

describe.each(addresses)('an endpoint at %s', (address) => {
  const service = added(address);

  it.each(failuresOfTries)('has no lookups and no DNS cause if it fails with %s', (failure) => {
    for (const isBlind of [false, true]) {
      const checked = check(service, failing(failure), isBlind);
      const kinds = checked.done.map((key) => key.split('/')[0]);
      for (const kind of ['comparison', 'lookup', 'quic']) expect(kinds).not.toContain(kind);
      expect(checked.done.filter((key) => key.includes('/port-80/'))).toEqual([]);
      expect(checked.verdict.functions.map(({ cause }) => cause)).not.toContain('dns');
      expect(reasonsOf(checked)).not.toContain('name-or-address-unclear');
    }
  });

  it('is judged as a name if it answers', () => {
    const outcome: Outcome = address.startsWith('wss') ? { kind: 'opened' } : answer(200);
    const named = added(address.replace(/203\.0\.113\.7|\[.*\]/, 'chat.example.org'));
    const { state, confidence, functions } = check(named, outcome).verdict;
    expect(state).toBe('works');
    expect(check(service, outcome).verdict).toMatchObject({ state, confidence, functions });
  });
});

function answer(status: number): Outcome {
  return { kind: 'answered', status, healthy: status < 500 };
}

describe('an address that fails', () => {
  const [v4, v6] = [added('203.0.113.7:8443'), added('[2001:db8::1]')];
  const about = (failure: Failure, service = v4) => check(service, failing(failure));

  it('is held back as an address if it is silent or refuses', () => {
    for (const failure of ['generic_timeout_error', 'tcp_timeout_error'] as const) {
      const checked = about(failure);
      expect(checked.verdict).toMatchObject({ state: 'blocked', cause: 'ip', manner: 'timeout', confidence: 'likely' });
      expect(reasonsOf(checked)).toContain('address-silent');
    }
    expect(about('connection_refused').verdict).toMatchObject({ state: 'blocked', cause: 'ip', manner: 'refused' });
  });

  it('is held back in the handshake if the browser says that it connected', () => {
    const checked = about('tls_timeout_error');
    expect(checked.verdict).toMatchObject({ state: 'blocked', cause: 'tls', manner: 'timeout' });
    expect(reasonsOf(checked)).not.toContain('address-silent');
  });

  const certificates = failureWords.filter(
    (failure) =>
      meaningOf(failure).unknownAuthority ||
      (meaningOf(failure).shows === 'wrong-certificate' && failure !== 'ssl_certificate_date'),
  );

  it.each(certificates)('says nothing by %s, since few servers have a certificate for their address', (failure) => {
    for (const service of [v4, v6, added('203.0.113.7', true)]) {
      const checked = check(service, failing(failure));
      expect(checked.verdict).toMatchObject({ state: 'unsure' });
      expect(reasonsOf(checked)).toContain('unexpected-certificate');
    }
  });

  it('may have no route from a line without IPv6', () => {
    expect(about('host_unreachable').verdict).toMatchObject({ state: 'blocked', cause: 'ip' });
    expect(about('host_unreachable', v6).verdict).toMatchObject({ state: 'unsure' });
  });
});

describe('a name with a port', () => {
  it("is compared with other resolvers' answers, like any name", () => {
    const { done } = check(added('chat.example.org:8443'), failing('generic_timeout_error'));
    expect(done.some((key) => key.startsWith('comparison/'))).toBe(true);
  });

  it('is distinguished from another port of the same host', () => {
    const [web, other] = [added('chat.example.org'), added('chat.example.org:8448')];
    const plan = makePlan('whole', [web, other], sampleControls, seededRandom(7));
    const { seen } = simulateRound(plan, worldWith({ 'chat.example.org:8448': failing('connection_reset') }));
    expect(dueTasks(plan, checkOf(seen), { onLine: true })).toEqual([]);
    expect([web, other].map((service) => judge(service, seen))).toMatchObject([
      { state: 'works' },
      { state: 'blocked', cause: 'tls', manner: 'reset' },
    ]);
  });
});

describe('any answer', () => {
  it('shows that a server works, if that answers only with errors', () => {
    expect(check(added('chat.example.org'), answer(503)).verdict).toMatchObject({ state: 'down' });
    expect(check(added('chat.example.org', true), answer(503)).verdict).toMatchObject({ state: 'works' });
  });

  it('does not make up for a wrong certificate', () => {
    const { verdict } = check(added('chat.example.org', true), failing('ssl_unknown_authority'));
    expect(verdict).toMatchObject({ state: 'blocked', cause: 'certificate' });
  });
});
