import { describe, expect, it } from 'vitest';
import { judgeNetwork } from '../../src/judge/network.ts';
import { judgeService } from '../../src/judge/service.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import type { ControlRelay, Relay, Service } from '../../src/model/service.ts';
import { relaysDue } from '../../src/schedule/call-relays.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { controlSubject } from '../../src/schedule/targets.ts';
import { sampleControls, whatsapp } from '../judge/sample-services.ts';
import { failing, simulateRound, worldWith } from '../judge/simulated-round.ts';
import { observationOf } from '../platform/records.ts';

const source = { source: { kind: 'client-code', where: 'made for tests', read: '2026-11-24' } } as const;
const shared = { url: 'stun:stun.meta.example:3478', ...source };
const caller: Service = { ...whatsapp, relays: [shared] };
const sister: Service = { ...whatsapp, id: 'messenger', relays: [shared] };
const controlRelays = ['google', 'cloudflare', 'nextcloud'].map(
  (vendor): ControlRelay => ({ id: `relay-${vendor}`, vendor, url: `stun:stun.${vendor}.example:3478`, ...source }),
);
const ways: readonly Relay[] = [
  { url: 'stun:relay.lonely.example:3478', ...source },
  {
    url: 'turn:way-round.lonely.example:443?transport=tcp',
    source: { kind: 'memory', where: 'from memory, for tests' },
  },
];
const lonely: Service = { ...whatsapp, id: 'signal', relays: [...ways] };
const silence = failing('generic_timeout_error');

/** A check in which every relay answers except those on the given hosts. */
function check(
  silent: (host: string) => boolean,
  seenBefore: readonly Observation[] = [],
  services = [caller, sister],
) {
  const plan = makePlan('whole', services, sampleControls, seededRandom(7), controlRelays);
  const well = worldWith();
  const world = (host: string, probe: Observation['probe']): Outcome =>
    (probe === 'stun' || probe === 'turn') && silent(host) ? silence : well(host, probe);
  const hints = { onLine: true };
  const { seen, done } = simulateRound(plan, world, { hints, seen: seenBefore });
  const inTime = seen.map((o, index) => ({ ...o, at: index * 200 }));
  const network = judgeNetwork(inTime, hints);
  const verdict = judgeService(caller, inTime, {
    network,
    earlier: [],
    usual: [],
    seenToWork: new Set<string>(),
    now: 0,
  });
  return { asked: done.filter((key) => key.startsWith('relay/')), verdict, calls: verdict.functions.at(-1) };
}

describe('the calls of a check', () => {
  it('ask two control relays, and each relay of the services once, even if several services share it', () => {
    const { asked, calls, verdict } = check(() => false);
    expect(asked).toHaveLength(3);
    expect(asked.filter((key) => key.includes('meta'))).toHaveLength(1);
    expect(calls).toMatchObject({ function: 'calls', state: 'works', because: ['relay-answered'] });
    expect(verdict.state).toBe('works');
  });

  it('are blocked when the service’s relay times out twice and control relays answer before and after', () => {
    const { asked, calls, verdict } = check((host) => host.includes('meta'));
    expect(asked.filter((key) => key.includes('meta'))).toHaveLength(2);
    expect(asked.at(-1)).toMatch(/^relay\/control\//);
    expect(calls).toMatchObject({ state: 'blocked', cause: 'udp', manner: 'timeout', confidence: 'likely' });
    expect(verdict).toMatchObject({ state: 'partial', cause: 'udp' });
  });

  it('find no UDP on this network when no relay answers, and do not ask the service’s relays a second time', () => {
    const { asked, calls, verdict } = check(() => true);
    expect(asked.filter((key) => key.includes('control'))).toHaveLength(3);
    expect(asked.filter((key) => key.includes('meta'))).toHaveLength(1);
    expect(calls).toMatchObject({ state: 'unsure', because: ['no-udp-here'] });
    expect(verdict.state).toBe('works');
  });

  it('are not tried again when another relay of the service answers', () => {
    const { asked } = check((host) => host === 'relay.lonely.example', [], [lonely]);
    expect(asked.filter((key) => key.includes('lonely'))).toHaveLength(2);
  });

  it('are tried again over the relays that may decide when no relay answers', () => {
    const { asked } = check((host) => host.includes('lonely'), [], [lonely]);
    expect(asked.filter((key) => key.includes('relay.lonely'))).toHaveLength(2);
    expect(asked.filter((key) => key.includes('way-round'))).toHaveLength(1);
  });

  it('are not tried behind a proxy, which datagrams would bypass', () => {
    const { asked, calls } = check(() => false, [{ ...observationOf(0), proxied: true }]);
    expect(asked).toEqual([]);
    expect(calls).toMatchObject({ state: 'untestable', because: ['not-through-proxy'] });
  });
});

describe('a proxy on a line so lossy that the network counts as unstable', () => {
  it('still keeps relays from being asked', () => {
    const plan = makePlan('whole', [caller], sampleControls, seededRandom(7), controlRelays);
    const flapping = sampleControls.flatMap((control): Observation[] =>
      (['before', 'after'] as const).map((phase) => ({
        subject: controlSubject(control),
        probe: 'https',
        host: new URL(control.url).hostname,
        at: 0,
        tookMs: 100,
        attempt: 1,
        phase,
        outcome: phase === 'before' ? { kind: 'answered', status: 200, healthy: true } : silence,
        reused: false,
      })),
    );
    const hints = { onLine: true };
    const proxied = flapping.map((o) => ({ ...o, proxied: true }));
    expect(judgeNetwork(proxied, hints).state).toBe('unstable');
    expect(relaysDue(plan, proxied, hints)).toEqual([]);
    expect(relaysDue(plan, flapping, hints)).not.toEqual([]);
  });
});
