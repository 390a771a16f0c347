import { describe, expect, it } from 'vitest';
import { judgeNetwork } from '../../src/judge/network.ts';
import { judgeService } from '../../src/judge/service.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { noPast } from '../../src/measure/transfers/past-speeds.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import type { Service } from '../../src/model/service.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import { keyOf, makePlan } from '../../src/schedule/plan.ts';
import { max, sampleControls, signal, telegram, viber, whatsapp } from '../judge/sample-services.ts';
import { failing, simulateRound, type WorldOfHosts, worldWith } from '../judge/simulated-round.ts';

const plan = makePlan('whole', [telegram, whatsapp, max, viber], sampleControls, seededRandom(7));
const kinds = (done: readonly string[]) => [...new Set(done.map((key) => key.split('/')[0]))];
const about = (done: readonly string[], part: string) => done.filter((key) => key.includes(part));

describe('the due tasks', () => {
  const { seen } = simulateRound(plan, worldWith());
  const keys = (of: readonly Observation[], onLine = true) => dueTasks(plan, checkOf(of), { onLine }).map(keyOf);

  it('are computed anew after another observation of the same round', () => {
    const growing: Observation[] = [];
    expect(keys(growing)).toEqual(keys([]));
    for (const o of seen) {
      growing.push(o);
      expect(keys(growing)).toEqual(keys([...growing]));
    }
  });

  it('are computed anew when the browser says that it went offline', () => {
    const { seen: silent } = simulateRound(plan, () => failing('generic_timeout_error'));
    const witnessed = silent.findIndex(({ subject }) => subject.kind === 'service');
    const before = silent.slice(0, witnessed);
    expect(keys(before)).not.toEqual([]);
    expect(keys(before, false)).toEqual([]);
  });
});

describe('a round on a healthy network', () => {
  const { done } = simulateRound(plan, worldWith());

  it('asks the first controls and every endpoint once, and ends', () => {
    expect(done).toHaveLength(plan.first.length + plan.endpoints.length);
    expect(done.every((key) => key.endsWith('/1'))).toBe(true);
  });

  it('starts with controls', () => {
    expect(done[0]).toMatch(/^control\//);
  });

  it('needs no comparison probes and no control at the end', () => {
    expect(kinds(done)).toEqual(['control', 'endpoint']);
    expect(about(done, '/after/')).toEqual([]);
  });

  it('starts with the hosts that have two endpoints, since these are probed one after the other', () => {
    const first = about(done, 'endpoint/').slice(0, 2);
    expect(first.every((key) => /whatsapp\/(web|chat)/.test(key))).toBe(true);
  });
});

describe('a round in which no foreign control answers', () => {
  const silent = failing('generic_timeout_error');
  const firsts = plan.first.filter((control) => control.class !== 'captive');
  const seen = simulateRound(plan, () => silent).seen.filter(({ subject }) =>
    firsts.some(({ id }) => subject.kind === 'control' && subject.control === id),
  );
  const due = dueTasks(plan, checkOf(seen), { onLine: true }).flatMap((task) =>
    task.kind === 'control' ? [task.control] : [],
  );

  it('asks further controls while the first plain http controls are still in flight', () => {
    expect(due).toEqual([...plan.first.filter((control) => control.class === 'captive'), ...plan.second]);
  });
});

describe('the sign-in checks over plain http', () => {
  const own = makePlan('whole', [telegram], sampleControls, seededRandom(7), [], [], 'Firefox');
  const asked = (world: WorldOfHosts) => about(simulateRound(own, world).done, '/captive-');

  it('are only the one that this browser makes by itself, if that is answered', () => {
    expect(asked(worldWith())).toEqual(['control/captive-mozilla/before/1']);
  });

  it('are not those of others in a second check, whose answers come over connections of the first', () => {
    const { seen } = simulateRound(own, worldWith());
    const again = seen.map((o) => (o.subject.kind === 'control' ? { ...o, reused: true } : o));
    const due = dueTasks(own, checkOf(again.filter((o) => o.subject.kind === 'control')), { onLine: true });
    expect(due.flatMap((task) => (task.kind === 'control' ? task.control.class : []))).not.toContain('captive');
  });

  it('include those of others if that one is altered', () => {
    const altered: Outcome = { kind: 'answered', status: 200, healthy: false };
    expect(asked(worldWith({ 'portal.mozilla.example': altered })).length).toBeGreaterThan(1);
  });

  it('include those of others if a foreign site fails, since a guest network may let that one through', () => {
    const host = new URL(own.first.find((control) => control.class === 'foreign')?.url ?? '').hostname;
    expect(asked(worldWith({ [host]: failing('connection_reset') })).length).toBeGreaterThan(1);
  });
});

describe('an endpoint that stands in for another one', () => {
  const [web, chat] = signal.endpoints;
  const shared = { certificate: 'public', group: 'chat' } as const;
  const withOther: Service = {
    ...signal,
    endpoints: [web, chat].flatMap((one) => {
      if (!one || one.id === 'web') return one ?? [];
      const other = { ...one, ...shared, id: 'grpc', url: 'https://grpc.signal.example/', standsInFor: one.id };
      return [{ ...one, ...shared }, other];
    }),
  };
  const round = makePlan('whole', [withOther], sampleControls, seededRandom(7));
  const judge = (world: WorldOfHosts) => {
    const { done, seen } = simulateRound(round, world);
    const network = judgeNetwork(checkOf(seen), { onLine: true });
    const context = { network, earlier: [], elsewhere: [], past: noPast, seenToWork: new Set<string>(), now: 0 };
    const { functions } = judgeService(withOther, checkOf(seen), context);
    return { asked: about(done, '/grpc/').length > 0, messages: functions.find((one) => one.function === 'messages') };
  };
  it('is not asked if that one answers, and does not count', () => {
    expect(judge(worldWith())).toMatchObject({ asked: false, messages: { state: 'works' } });
    expect(judge(worldWith()).messages).not.toHaveProperty('count');
  });

  it('is asked if that one fails', () => {
    expect(judge(worldWith({ 'chat.signal.example': failing('connection_reset') }))).toMatchObject({ asked: true });
  });
});

describe('a page in place of two services', () => {
  const led: Outcome = { kind: 'answered', status: 302, healthy: false, redirectedTo: 'blocked.filter.example' };
  const ofTwo = { 'web.telegram.example': led, 'mmg.whatsapp.example': led };
  /** Channels that open would show that the services are reached, and that the pages are their own. */
  const withoutChannels =
    (elsewhere: Readonly<Record<string, Outcome>>): WorldOfHosts =>
    (host, probe) =>
      probe === 'websocket' ? { kind: 'skipped', why: 'identifying-headers' } : worldWith(elsewhere)(host, probe);

  it('gets comparison probes, since a resolver may have led there', () => {
    const both = withoutChannels(ofTwo);
    expect(about(simulateRound(plan, both).done, 'comparison/').sort()).toEqual([
      'comparison/telegram/web',
      'comparison/whatsapp/media',
    ]);
  });

  it('gets no comparison probes if the channels of both open, since they are reached then', () => {
    expect(about(simulateRound(plan, worldWith(ofTwo)).done, 'comparison/')).toEqual([]);
  });

  it('gets no comparison probes if it replaces the page of one service only', () => {
    expect(about(simulateRound(plan, worldWith({ 'web.telegram.example': led })).done, 'comparison/')).toEqual([]);
  });

  it('causes a request for the page of a channel that was turned away, since only that page shows who did it', () => {
    const pageOfChannel = (elsewhere: Readonly<Record<string, Outcome>>) => {
      const refused: Outcome = { kind: 'answered', status: 403, healthy: false };
      const world: WorldOfHosts = (host, probe) =>
        host === 'kws1.telegram.example' && probe === 'websocket' ? refused : withoutChannels(elsewhere)(host, probe);
      return about(simulateRound(plan, world).done, 'endpoint/telegram/kws1/https');
    };
    expect(pageOfChannel({})).toEqual([]);
    expect(pageOfChannel(ofTwo)).toHaveLength(1);
  });
});

describe('a host that is reset', () => {
  const { done } = simulateRound(plan, worldWith({ 'cdn.telegram.example': failing('connection_reset') }));

  it('is tried twice and at another path, and needs no comparison probes, since a reset shows its stage', () => {
    expect(about(done, 'telegram/media')).toEqual([
      'endpoint/telegram/media/https/1',
      'endpoint/telegram/media/https/2',
      'endpoint/telegram/media/other-path/1',
    ]);
  });

  it('makes the round end with controls: some that answered before, and some not asked yet', () => {
    const after = about(done, '/after/');
    expect(done.slice(-after.length)).toEqual(after);
    const foreign = after.filter((key) => key.includes('/foreign-')).map((key) => key.split('/')[1]);
    const before = new Set(about(done, '/before/').map((key) => key.split('/')[1]));
    expect(foreign.filter((control) => before.has(control))).toHaveLength(2);
    expect(foreign.filter((control) => !before.has(control))).toHaveLength(2);
    expect(after.filter((key) => key.includes('/captive-'))).toHaveLength(1);
  });

  it('makes the round end with controls that replace those that never answered', () => {
    const [silent, answering] = plan.first.filter((control) => control.class === 'foreign');
    const world = worldWith({
      'cdn.telegram.example': failing('connection_reset'),
      [new URL(silent?.url ?? '').hostname]: failing('generic_timeout_error'),
    });
    const after = about(simulateRound(plan, world).done, '/after/');
    expect(after).toContain(`control/${answering?.id}/after/1`);
    expect(after).not.toContain(`control/${silent?.id}/after/1`);
    expect(after.filter((key) => key.includes('/foreign-'))).toHaveLength(4);
  });
});

/** The due tasks for an endpoint of WhatsApp once its own observations are these, and everything else is fine. */
function dueAbout(
  id: 'chat' | 'media',
  ...own: readonly (Pick<Observation, 'probe' | 'outcome'> & Partial<Observation>)[]
): string[] {
  const endpoint = whatsapp.endpoints.find((one) => one.id === id);
  if (!endpoint) throw new Error(`WhatsApp has no ${id}`);
  const isOther = ({ subject }: Observation) =>
    subject.kind !== 'service' || subject.service !== 'whatsapp' || subject.endpoint !== id;
  const made = own.map(
    (o): Observation => ({
      subject: { kind: 'service', service: 'whatsapp', endpoint: id, function: endpoint.function },
      host: new URL(endpoint.url).hostname,
      at: 0,
      tookMs: 100,
      attempt: 1,
      phase: 'during',
      reused: false,
      ...o,
    }),
  );
  const others = simulateRound(plan, worldWith()).seen.filter(isOther);
  return dueTasks(plan, checkOf([...others, ...made]), { onLine: true }).map(keyOf);
}

describe('a host that answers over a connection from before the check', () => {
  const answered = { probe: 'https', outcome: { kind: 'answered', status: 200, healthy: true }, reused: true } as const;
  const handshake = (outcome: Outcome) => ({ probe: 'handshake' as const, outcome });

  it('gets a new one', () => {
    expect(dueAbout('media', answered)).toEqual(['endpoint/whatsapp/media/handshake/1']);
    expect(dueAbout('media', answered, handshake({ kind: 'connected' }))).toEqual([]);
  });

  it('is asked twice if that fails, and then the controls are', () => {
    const failed = handshake(failing('connection_reset'));
    expect(dueAbout('media', answered, failed)).toEqual(['endpoint/whatsapp/media/handshake/2']);
    const last = dueAbout('media', answered, failed, failed);
    expect(last.length).toBeGreaterThan(0);
    expect(last.every((key) => key.startsWith('control/'))).toBe(true);
  });

  it.each([
    ['media', true],
    ['web', false],
  ])('gets a new one before untried addresses are asked, unless a channel will open one (%s: %s)', (id, isFirst) => {
    const { seen } = simulateRound(plan, worldWith());
    const page = seen.find(({ subject }) => subject.kind === 'service' && subject.endpoint === id);
    if (!page) throw new Error(`WhatsApp has no ${id}`);
    const before = seen.filter(({ phase }) => phase === 'before');
    const due = dueTasks(plan, checkOf([...before, { ...page, reused: true }]), { onLine: true }).map(keyOf);
    const handshake = due.indexOf(`endpoint/whatsapp/${id}/handshake/1`);
    const others = due.findIndex((key) => key.startsWith('endpoint/') && !key.includes('/handshake/'));
    expect(handshake).toBeGreaterThanOrEqual(0);
    expect(handshake < others).toBe(isFirst);
  });

  it('gets no other if its page was answered over one of this check', () => {
    expect(dueAbout('media', answered, { ...answered, reused: false })).toEqual([]);
    const cut = { probe: 'https', outcome: failing('connection_reset') } as const;
    expect(dueAbout('media', answered, cut)).toEqual(['endpoint/whatsapp/media/handshake/2']);
  });

  it('gets none if the connection was made in the check itself', () => {
    expect(dueAbout('media', { ...answered, madeInCheck: true })).toEqual([]);
  });
});

describe('controls, if no new connection to several services can be opened', () => {
  const { seen } = simulateRound(plan, worldWith());
  const isPage = ({ subject, probe }: Observation) => subject.kind === 'service' && probe === 'https';
  const old = seen.filter(({ probe }) => probe !== 'websocket').map((o) => (isPage(o) ? { ...o, reused: true } : o));
  const pages = old.filter(isPage);
  const failed = (o: Observation): Observation => ({ ...o, probe: 'handshake', outcome: failing('connection_reset') });
  const dueAfter = (...more: readonly Observation[]) =>
    dueTasks(plan, checkOf([...old, ...more]), { onLine: true })
      .map(keyOf)
      .filter((key) => key.endsWith('/channel/1'));
  const answering = old.filter(({ subject }) => subject.kind === 'control' && subject.class === 'foreign');
  const keyAbout = ({ subject }: Observation) =>
    `control/${subject.kind === 'control' ? subject.control : ''}/channel/1`;

  it('get a WebSocket, two of those that answered', () => {
    expect(dueAfter(...pages.map(failed)).toSorted()).toEqual(answering.slice(0, 2).map(keyAbout).toSorted());
  });

  it('get none if only one service fails, or one new connection opens', () => {
    const [first, ...others] = pages;
    if (!first) throw new Error('no page answers');
    expect(dueAfter(failed(first))).toEqual([]);
    expect(dueAfter({ ...failed(first), outcome: { kind: 'connected' } }, ...others.map(failed))).toEqual([]);
  });

  it('get one, and no more once one of them opened', () => {
    const [one] = answering;
    if (!one) throw new Error('no control answers');
    expect(dueAfter(...pages.map(failed), failed(one))).toHaveLength(1);
    expect(dueAfter(...pages.map(failed), { ...failed(one), outcome: { kind: 'connected' } })).toEqual([]);
  });
});

describe('a channel that is cut in its first moment', () => {
  const opened = { probe: 'websocket', outcome: { kind: 'opened' } } as const;
  const cut = { probe: 'channel', outcome: failing('channel_cut') } as const;

  it('is opened once more, and then the controls are asked', () => {
    expect(dueAbout('chat', opened, cut)).toEqual(['endpoint/whatsapp/chat/websocket/2']);
    expect(dueAbout('chat', opened, cut, opened, cut).every((key) => key.startsWith('control/'))).toBe(true);
  });
});

describe('a host that finishes the handshake and stays silent', () => {
  const silent = { probe: 'https', outcome: failing('generic_timeout_error'), tookMs: 5000 } as const;

  it('needs no comparison probes', () => {
    const due = dueAbout('media', { probe: 'handshake', outcome: { kind: 'connected' } }, silent);
    expect(due).toEqual(['endpoint/whatsapp/media/https/2']);
  });
});

describe('a host that stays silent', () => {
  const silent = failing('generic_timeout_error');

  it('is tried twice, compared once, tried on port 80 and at another path, and waited for if that shows nothing', () => {
    const world: WorldOfHosts = (host, probe) =>
      host === 'cdn.telegram.example' && probe !== 'doh' && probe !== 'address-tls' ? silent : worldWith()(host, probe);
    const { done } = simulateRound(plan, world, { isBlind: true });
    const own = about(done, 'telegram/media');
    expect([...own].sort()).toEqual([
      'comparison/telegram/media',
      'endpoint/telegram/media/https/1',
      'endpoint/telegram/media/https/2',
      'endpoint/telegram/media/https/4',
      'endpoint/telegram/media/other-path/1',
      'endpoint/telegram/media/port-80/1',
    ]);
    expect(own.at(-1)).toBe('endpoint/telegram/media/https/4');
  });

  it('is not tried on port 80 if the browser shows where its name leads', () => {
    const { done } = simulateRound(plan, (host, probe) =>
      host === 'cdn.telegram.example' && probe === 'https' ? silent : worldWith()(host, probe),
    );
    expect(about(done, 'port-80')).toEqual([]);
  });

  it('keeps its comparison probes when another endpoint of the function fails while they run', () => {
    const silentPage = (id: string): Observation => ({
      subject: { kind: 'service', service: 'telegram', endpoint: id, function: 'messages' },
      probe: 'https',
      host: `${id}.telegram.example`,
      at: 0,
      tookMs: 3000,
      attempt: 1,
      phase: 'during',
      outcome: silent,
      reused: false,
    });
    const opening = simulateRound(plan, worldWith()).seen.filter(({ subject }) => subject.kind === 'control');
    const compared = (...ids: readonly string[]) =>
      dueTasks(plan, checkOf([...opening, ...ids.map(silentPage)]), { onLine: true }).flatMap((task) =>
        task.kind === 'comparison' ? [task.endpoint.id] : [],
      );
    for (const first of ['kws1', 'kws2', 'kws3', 'kws4', 'kws5']) {
      for (const second of ['kws1', 'kws2', 'kws3', 'kws4', 'kws5']) {
        expect(compared(first, second)).toEqual([first]);
      }
    }
  });

  it('gets no comparison probes while the line loses answers', () => {
    const opening = simulateRound(plan, worldWith()).seen.filter(({ subject }) => subject.kind === 'control');
    const page = { kind: 'service', service: 'telegram', endpoint: 'media', function: 'media' } as const;
    const lost = { ...(opening[0] as Observation), tookMs: 3000, outcome: silent };
    const failed = [1, 2].map((attempt) => ({ ...lost, subject: page, host: 'cdn.telegram.example', attempt }));
    const causes = (seen: readonly Observation[]) =>
      kinds(dueTasks(plan, checkOf(seen), { onLine: true }).map(keyOf)).filter((kind) => kind === 'comparison');
    expect(causes([...opening, ...failed])).toEqual(['comparison']);
    expect(causes([...opening, ...failed, lost, lost, lost])).toEqual([]);
  });

  it('gets comparison probes of one of the equal endpoints of a function', () => {
    const exceptions = Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`kws${number}`, silent]));
    expect(about(simulateRound(plan, worldWith(exceptions)).done, 'comparison/')).toHaveLength(1);
  });
});

describe('a WebSocket', () => {
  it('gets its second try although two pages of its host were requested meanwhile', () => {
    const world = worldWith();
    const { seen } = simulateRound(plan, (host, probe) =>
      host === 'web.whatsapp.example' && probe === 'websocket' ? failing('websocket_failed') : world(host, probe),
    );
    const ofHost = seen.filter(({ host }) => host === 'web.whatsapp.example');
    const socket = ofHost.find(({ probe }) => probe === 'websocket');
    const page = ofHost.find(({ probe }) => probe === 'https');
    if (!socket || !page) throw new Error('both were asked for');
    const meanwhile = [...seen.filter((o) => !ofHost.includes(o)), socket, page, { ...page, subject: socket.subject }];
    expect(dueTasks(plan, checkOf(meanwhile), { onLine: true }).map(keyOf)).toEqual([
      'endpoint/whatsapp/chat/websocket/2',
    ]);
  });

  it('that does not open is followed by a page request, and tried again only when the page answers', () => {
    const world = worldWith();
    const { done } = simulateRound(plan, (host, probe) =>
      host.startsWith('kws1') && probe === 'websocket' ? failing('websocket_failed') : world(host, probe),
    );
    expect(about(done, 'kws1')).toEqual([
      'endpoint/telegram/kws1/websocket/1',
      'endpoint/telegram/kws1/https/1',
      'endpoint/telegram/kws1/websocket/2',
    ]);
  });

  it('is not tried a second time if the page fails too', () => {
    const { done } = simulateRound(plan, worldWith({ kws1: failing('ssl_failed_handshake') }));
    expect(about(done, 'kws1').filter((key) => !key.includes('/port-80/'))).toEqual([
      'endpoint/telegram/kws1/websocket/1',
      'endpoint/telegram/kws1/https/1',
    ]);
  });

  it.each([
    ['it alone', ['kws1'], 2],
    ['each of its equals', ['kws1', 'kws2', 'kws3', 'kws4', 'kws5'], 1],
  ])('gets another page request if %s is cut off, since a server may hang up', (_which, cut, pages) => {
    const { done } = simulateRound(
      plan,
      worldWith(Object.fromEntries(cut.map((host) => [host, failing('eof_error')]))),
    );
    expect(about(done, 'kws1').filter((key) => key.includes('/https/'))).toHaveLength(pages);
  });

  it('whose headers would identify the person is replaced with a page request', () => {
    const world = worldWith();
    const { done } = simulateRound(plan, (host, probe) =>
      probe === 'websocket' ? { kind: 'skipped', why: 'identifying-headers' } : world(host, probe),
    );
    expect(about(done, 'kws1')).toEqual(['endpoint/telegram/kws1/websocket/1', 'endpoint/telegram/kws1/https/1']);
  });
});

describe('tries that disagree', () => {
  it('are decided by a third', () => {
    let tries = 0;
    const world = worldWith();
    const { done } = simulateRound(plan, (host, probe) => {
      if (host !== 'cdn.telegram.example') return world(host, probe);
      tries += 1;
      return tries === 1 ? failing('connection_reset') : world(host, probe);
    });
    expect(about(done, 'telegram/media')).toHaveLength(3);
  });
});

describe('a plain http page that comes back with other content', () => {
  it('is requested again, followed by controls', () => {
    const { done } = simulateRound(
      plan,
      worldWith({ 'www.viber.example': { kind: 'answered', status: 200, healthy: false } }),
    );
    expect(about(done, 'viber/site')).toHaveLength(2);
    expect(about(done, '/after/')).not.toEqual([]);
  });
});

describe('a round in which the network changes', () => {
  const { seen } = simulateRound(plan, worldWith({ 'cdn.telegram.example': failing('connection_reset') }));
  const [first, second] = seen;
  const hints = { onLine: true };

  it('asks nothing more once a relay or the browser has noticed it, since nothing more counts', () => {
    if (!first || !second) throw new Error('there are observations');
    const elsewhere = [first, { ...second, connection: 1 }];
    const told: Observation = { ...second, outcome: failing('network_changed') };
    expect(dueTasks(plan, checkOf([first, second]), hints)).not.toEqual([]);
    expect(dueTasks(plan, checkOf(elsewhere), hints)).toEqual([]);
    expect(dueTasks(plan, checkOf([first, told]), hints)).toEqual([]);
  });
});
