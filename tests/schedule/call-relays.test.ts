import { describe, expect, it } from 'vitest';
import { judgeNetwork } from '../../src/judge/network.ts';
import { judgeService } from '../../src/judge/service.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { type SeenToWork, workKey } from '../../src/measure/endpoints/seen-to-work.ts';
import { noPast } from '../../src/measure/transfers/past-speeds.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import type { ControlRelay, Relay, Service } from '../../src/model/service.ts';
import { relaysDue } from '../../src/schedule/call-relays.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { progressOf } from '../../src/schedule/progress.ts';
import { controlSubject } from '../../src/schedule/transfer-targets.ts';
import { discord, sampleControls, sampleTransferControls, whatsapp } from '../judge/sample-services.ts';
import {
  failing,
  goodTransfers,
  simulateRound,
  type Transfers,
  type World,
  worldWith,
} from '../judge/simulated-round.ts';
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
  controls: readonly ControlRelay[] = controlRelays,
  seenToWork: SeenToWork = new Set([workKey(caller.id, shared.url)]),
) {
  const plan = makePlan('whole', services, sampleControls, seededRandom(7), controls);
  const well = worldWith();
  const world = (host: string, probe: Observation['probe']): Outcome =>
    (probe === 'stun' || probe === 'turn') && silent(host) ? silence : well(host, probe);
  const hints = { onLine: true };
  const { seen, done } = simulateRound(plan, world, { hints, seen: seenBefore });
  const inTime = seen.map((o, index) => ({ ...o, at: index * 200 }));
  const network = judgeNetwork(checkOf(inTime), hints);
  const verdict = judgeService(caller, checkOf(inTime), {
    network,
    earlier: [],
    elsewhere: [],
    past: noPast,
    seenToWork,
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

  it('may fail because the relay was given up, if it never answered this browser', () => {
    const { calls } = check((host) => host.includes('meta'), [], [caller], controlRelays, new Set());
    expect(calls).toMatchObject({ state: 'unsure' });
  });

  it('find no UDP on this network if no relay answers, and do not ask the service’s relays a second time', () => {
    const { asked, calls, verdict } = check(() => true);
    expect(asked.filter((key) => key.includes('control'))).toHaveLength(3);
    expect(asked.filter((key) => key.includes('meta'))).toHaveLength(1);
    expect(calls).toMatchObject({ state: 'unsure', because: ['no-udp-here'] });
    expect(verdict.state).toBe('works');
  });

  it('are compared with control relays on the port of the service’s relay', () => {
    const byPort = (port: number) => (vendor: string) =>
      ({ id: `relay-${vendor}`, vendor, url: `stun:stun.${vendor}.example:${port}`, ...source }) satisfies ControlRelay;
    const mixed = [...['google', 'nextcloud'].map(byPort(443)), ...['cloudflare', 'telnyx'].map(byPort(3478))];
    const silentOn3478 = (host: string) => /meta|cloudflare|telnyx/.test(host);
    const office = check(silentOn3478, [], [caller], mixed);
    expect(office.asked.filter((key) => key.includes('control'))).toEqual(
      expect.arrayContaining(['relay/control/relay-cloudflare/1', 'relay/control/relay-telnyx/1']),
    );
    expect(office.calls).toMatchObject({ state: 'unsure', because: ['no-udp-here'] });
    const blocked = check((host) => host.includes('meta'), [], [caller], mixed);
    expect(blocked.asked.filter((key) => /(?:cloudflare|telnyx)\/2$/.test(key))).not.toEqual([]);
    expect(blocked.calls).toMatchObject({ state: 'blocked', cause: 'udp' });
  });

  it('are not tried again if another relay of the service answers', () => {
    const { asked } = check((host) => host === 'relay.lonely.example', [], [lonely]);
    expect(asked.filter((key) => key.includes('lonely'))).toHaveLength(2);
  });

  it('are tried again over the relays that may decide if no relay answers', () => {
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

describe('the network of a check', () => {
  const callers = [caller, { ...discord, relays: [shared] }];
  const ask = (world: World, transfers: Transfers = goodTransfers, seen: readonly Observation[] = []) => {
    const controls = [...sampleControls, ...sampleTransferControls];
    const plan = makePlan('whole', callers, controls, seededRandom(7), controlRelays);
    return simulateRound(plan, world, { transfers, seen }).done;
  };
  const isAskedAgain = (key: string) => /^relay\/control\/.*\/[^1]$/.test(key);
  const refused = worldWith({ 'web.whatsapp.example': failing('connection_reset') });

  it('is asked of two relays before any service', () => {
    const done = ask(worldWith());
    const first = done.findIndex((key) => key.startsWith('endpoint/'));
    expect(done.slice(0, first).filter((key) => key.startsWith('relay/control/'))).toHaveLength(2);
  });

  it('is not asked again if everything is well', () => {
    expect(ask(worldWith()).filter(isAskedAgain)).toEqual([]);
  });

  it('is asked again, of both, with the last controls after a failure', () => {
    const done = ask(refused);
    expect(done.filter(isAskedAgain)).toHaveLength(2);
    const lastTry = done.findLastIndex((key) => key.startsWith('endpoint/whatsapp/'));
    expect(done.findIndex(isAskedAgain)).toBeGreaterThan(lastTry);
  });

  it('is known before any failure is judged', () => {
    const plan = makePlan('data-saver', [caller], sampleControls, seededRandom(7), controlRelays);
    const { seen } = simulateRound(plan, refused);
    const isAgain = (o: Observation) => o.subject.kind === 'control' && o.probe === 'stun' && o.attempt > 1;
    const before = seen.filter((o) => !isAgain(o));
    expect(progressOf(plan, checkOf(before), { onLine: true }).isReachOver).toBe(false);
    expect(progressOf(plan, checkOf(seen), { onLine: true }).isReachOver).toBe(true);
  });

  it('is asked again at the end after a closer sample of something slow', () => {
    const slow: Transfers = (host, probe) => {
      const transfer = goodTransfers(host, probe);
      return transfer && host.includes('discord') ? { ...transfer, kbps: 40 } : transfer;
    };
    const done = ask(worldWith(), slow);
    expect(done).toContain('transfer/discord/media/download/2');
    expect(done.filter(isAskedAgain)).toEqual(done.slice(-2));
  });

  it('is asked again only of relays that answered', () => {
    const world: World = (host, probe) => (host === 'stun.google.example' ? silence : refused(host, probe));
    expect(ask(world).filter((key) => isAskedAgain(key) && key.includes('google'))).toEqual([]);
  });

  it('is not asked behind a proxy', () => {
    const done = ask(refused, goodTransfers, [{ ...observationOf(0), proxied: true }]);
    expect(done.filter((key) => key.startsWith('relay/'))).toEqual([]);
  });
});

/** The sign of a proxy: in Chromium, one on this device gives its own address for every host. */
const proxies: readonly [which: string, signs: Partial<Observation>][] = [
  ['that Firefox tells of', { proxied: true }],
  ['on this device', { addressKind: 'loopback', addressTag: 1 }],
];

describe.each(proxies)('a proxy %s', (_which, signs) => {
  const hints = { onLine: true };
  const answersFrom = (change: Partial<Observation>) =>
    sampleControls
      .filter((control) => control.class === 'foreign')
      .map(
        (control): Observation => ({
          ...observationOf(0),
          subject: controlSubject(control),
          probe: 'https',
          ...change,
        }),
      );

  it('keeps relays from being asked', () => {
    const plan = makePlan('whole', [caller], sampleControls, seededRandom(7), controlRelays);
    expect(judgeNetwork(checkOf(answersFrom(signs)), hints).state).toBe('proxied');
    expect(relaysDue(plan, checkOf(answersFrom(signs)), hints)).toEqual([]);
    expect(relaysDue(plan, checkOf(answersFrom({})), hints)).not.toEqual([]);
  });

  it('does so on a line so lossy that the network counts as unstable', () => {
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
    const proxied = flapping.map((o) => ({ ...o, ...signs }));
    expect(judgeNetwork(checkOf(proxied), hints).state).toBe('unstable');
    expect(relaysDue(plan, checkOf(proxied), hints)).toEqual([]);
    expect(relaysDue(plan, checkOf(flapping), hints)).not.toEqual([]);
  });
});
