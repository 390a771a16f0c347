import { describe, expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import { seededRandom } from '../../src/model/chance.ts';
import { domesticServicesOf } from '../../src/model/domestic-services.ts';
import type { Outcome } from '../../src/model/observation.ts';
import type { Control } from '../../src/model/service.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import { keyOf, makePlan } from '../../src/schedule/plan.ts';
import {
  discord,
  imo,
  max,
  sampleControls,
  sampleDomesticLarge,
  sampleElsewhere,
  sampleTransferControls,
  signal,
  telegram,
  whatsapp,
  zoom,
} from '../judge/sample-services.ts';
import { failing, simulateRound, type World, worldWith } from '../judge/simulated-round.ts';

const plan = makePlan('whole', [telegram, whatsapp, signal, max], sampleControls, seededRandom(7));
const answered: Outcome = { kind: 'answered', status: 200, healthy: true };
const isControl = (host: string) => /^(portal|www|yandex|mail|vk)\./.test(host);
const foreignControls = ({ reserve }: typeof plan) =>
  reserve.flatMap(({ id, class: kind }) => (kind === 'foreign' ? [`control/${id}/before/1`] : []));
const endpoints = (done: readonly string[]) => done.filter((key) => key.startsWith('endpoint/'));

describe('a round in which one service alone answers', () => {
  it('asks for all of it, however many others were silent in between', () => {
    const all = [telegram, whatsapp, signal, discord, zoom, max];
    const world: World = (host) => (host.endsWith('whatsapp.example') ? answered : failing('generic_timeout_error'));
    for (let seed = 1; seed <= 20; seed += 1) {
      const { done } = simulateRound(makePlan('whole', all, sampleControls, seededRandom(seed)), world);
      const own = endpoints(done).map((key) => key.split('/').slice(1, 3).join('/'));
      expect(own).toEqual(expect.arrayContaining(['whatsapp/web', 'whatsapp/chat', 'whatsapp/media']));
    }
  });
});

describe('a round in which nothing answers', () => {
  const { done } = simulateRound(plan, worldWith({ '*': failing('generic_timeout_error') }));

  it('asks the first controls, then a few more, then one page of each service as a witness', () => {
    expect(done.slice(0, plan.first.length).every((key) => key.endsWith('/before/1'))).toBe(true);
    expect(endpoints(done).sort()).toEqual([
      'endpoint/max/web/https/1',
      'endpoint/signal/web/https/1',
      'endpoint/telegram/web/https/1',
      'endpoint/whatsapp/web/https/1',
    ]);
  });

  it('then ends, without a second try and without comparison probes', () => {
    expect(done).toHaveLength(plan.first.length + plan.second.length + 4);
  });
});

it('a round in which nothing answers asks for the pages of five services abroad, and of all inside', () => {
  const many = [telegram, whatsapp, signal, discord, zoom, imo, max];
  const { done } = simulateRound(
    makePlan('whole', many, sampleControls, seededRandom(7)),
    worldWith({ '*': failing('generic_timeout_error') }),
  );
  expect(endpoints(done)).toHaveLength(6);
  expect(endpoints(done)).toContain('endpoint/max/web/https/1');
});

describe('a round on a device in an unknown country', () => {
  const common = sampleControls.filter(({ country }) => country === undefined);
  const unplaced = makePlan('whole', [telegram, whatsapp, max], common, seededRandom(7), [], sampleElsewhere);
  const sites = (done: readonly string[]) => done.filter((key) => key.startsWith('control/domestic-'));
  const onlyAnswering = (hosts: RegExp): World => {
    return (host, probe) => (hosts.test(host) ? worldWith()(host, probe) : failing('generic_timeout_error'));
  };

  it('asks one site of each country before it ends without an answer', () => {
    const { done } = simulateRound(unplaced, onlyAnswering(/^$/));
    expect(sites(done)).toHaveLength(sampleElsewhere.length);
  });

  it('asks no site of any country while a foreign control answers', () => {
    expect(sites(simulateRound(unplaced, worldWith()).done)).toEqual([]);
    const telegramBlocked = worldWith({ 'web.telegram.example': failing('connection_reset') });
    expect(sites(simulateRound(unplaced, telegramBlocked).done)).toEqual([]);
  });

  it('asks the whole messenger of a country whose site alone answers, and that site again if something fails', () => {
    const hints = { onLine: true, domesticServices: domesticServicesOf(unplaced.services) };
    const { done } = simulateRound(unplaced, onlyAnswering(/^(mail|web\.max)\./), { hints });
    expect(done).toContain('endpoint/max/chat/websocket/1');
    expect(done).toContain('control/domestic-mail/after/1');
    expect(endpoints(done).some((key) => key.startsWith('endpoint/telegram/kws'))).toBe(false);
  });

  it('asks only the remaining controls abroad if no messenger of that country is checked', () => {
    const silent = [telegram, whatsapp, signal, discord, zoom, max];
    const strangers = makePlan('whole', silent, common, seededRandom(2), [], sampleElsewhere);
    const { seen } = simulateRound(strangers, onlyAnswering(/^$/));
    // All were asked at once, and this site answered while the others were silent.
    const lastly = seen.map((o) => (o.host === 'aparat.example' ? { ...o, outcome: answered } : o));
    const due = dueTasks(strangers, checkOf(lastly), { onLine: true });
    expect(due.map((task) => task.kind === 'control' && task.control.class)).toEqual(['foreign']);
  });

  it('asks no site of any country offline', () => {
    const { done } = simulateRound(unplaced, onlyAnswering(/^$/), { hints: { onLine: false } });
    expect(sites(done)).toEqual([]);
  });
});

describe('a round that the browser knows to be offline', () => {
  it('asks the controls and no service', () => {
    const offline = worldWith({ '*': failing('network_down') });
    const { done } = simulateRound(plan, offline, { hints: { onLine: false } });
    expect(endpoints(done)).toEqual([]);
  });
});

describe('a round behind a captive portal', () => {
  it('asks the controls and no service', () => {
    const world: World = (_host, probe) =>
      probe === 'http' ? { kind: 'answered', status: 302, healthy: false } : failing('connection_refused');
    expect(endpoints(simulateRound(plan, world).done)).toEqual([]);
  });

  it('asks no service either where a site of one platform passes, but all controls', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const own = makePlan('whole', [telegram, whatsapp, signal, max], sampleControls, seededRandom(seed));
      const partner = own.first.find(({ class: kind }) => kind === 'foreign');
      const world: World = (host, probe) => {
        if (partner?.url.includes(host)) return answered;
        return probe === 'http' ? { kind: 'answered', status: 302, healthy: false } : failing('generic_timeout_error');
      };
      const { done } = simulateRound(own, world);
      expect(endpoints(done)).toEqual([]);
      expect(done).toEqual(expect.arrayContaining(foreignControls(own)));
    }
  });

  const portal: World = (_host, probe) =>
    probe === 'http' ? { kind: 'answered', status: 302, healthy: false } : failing('generic_timeout_error');
  const planned = { ...plan, elsewhere: sampleElsewhere };

  it('asks the sign-in checks of others once a page is altered, and all sites at once if each of them is', () => {
    const { seen } = simulateRound(planned, portal);
    const altered = seen.filter(({ probe }) => probe === 'http');
    expect(altered).toHaveLength(3);
    const dueAfter = (count: number) =>
      dueTasks(planned, checkOf(altered.slice(0, count)), { onLine: true }).map(keyOf);
    const others = planned.second.map(({ id }) => `control/${id}/before/1`);
    const isCaptive = (key: string) => key.includes('/captive-');
    const first = planned.first.map(({ id }) => `control/${id}/before/1`).filter((key) => !isCaptive(key));
    expect(dueAfter(1).toSorted()).toEqual([...first, ...others.filter(isCaptive)].toSorted());
    expect(dueAfter(3)).toEqual(expect.arrayContaining([...first, ...others.filter((key) => !isCaptive(key))]));
    expect(dueAfter(3)).toContain('control/domestic-aparat/before/1');
  });

  it('does not ask a control once more that was asked while services were', () => {
    const { seen } = simulateRound(planned, portal);
    const [late] = seen.filter(
      ({ subject }) =>
        subject.kind === 'control' &&
        subject.control === planned.second.find(({ class: kind }) => kind === 'foreign')?.id,
    );
    if (!late) throw new Error('not asked');
    const meanwhile = seen.filter((o) => o !== late && o.probe === 'http');
    const asks = (phase: 'during' | 'after') =>
      dueTasks(planned, checkOf([...meanwhile, { ...late, phase }]), { onLine: true }).filter(
        (task) => task.kind === 'control' && task.control.url.includes(late.host),
      );
    expect(asks('during')).toEqual([]);
    expect(asks('after')).toHaveLength(1);
  });

  it('asks one site of each country, since plain pages may be changed without a portal', () => {
    const world: World = (_host, probe) =>
      probe === 'http' ? { kind: 'answered', status: 302, healthy: false } : failing('connection_refused');
    const { done } = simulateRound({ ...plan, elsewhere: sampleElsewhere }, world);
    expect(done).toEqual(
      expect.arrayContaining(['control/domestic-mail/before/1', 'control/domestic-aparat/before/1']),
    );
  });
});

describe('a round in which only domestic sites answer', () => {
  it('asks only domestic services', () => {
    const world: World = (host) =>
      /^(yandex|mail|vk|web\.max|ws\.max)/.test(host) ? answered : failing('generic_timeout_error');
    const { done } = simulateRound(plan, world);
    expect(endpoints(done).length).toBeGreaterThan(0);
    expect(endpoints(done).every((key) => key.startsWith('endpoint/max/'))).toBe(true);
  });

  it('asks all that are left abroad at once, when the first ones were silent', () => {
    const world: World = (host) => (/^(yandex|mail|vk)\./.test(host) ? answered : failing('generic_timeout_error'));
    const { seen } = simulateRound(plan, world);
    const ids = new Set(plan.first.map(({ id }) => id));
    const first = seen.filter(({ subject }) => subject.kind === 'control' && ids.has(subject.control));
    const due = dueTasks(plan, checkOf(first), { onLine: true }).map(keyOf);
    expect(due).toEqual(expect.arrayContaining(foreignControls(plan)));
  });

  it('asks all controls abroad first, and everything as soon as one of them answers', () => {
    const isAbroad = ({ class: kind }: Control) => kind === 'foreign';
    const left = plan.reserve.filter((control) => isAbroad(control) && !plan.second.includes(control));
    const last = left.map(({ url }) => new URL(url).hostname);
    expect(last).toHaveLength(1);
    const world: World = (host, probe) =>
      last.includes(host) || /^(yandex|mail|vk|[a-z]+\.max)\./.test(host)
        ? worldWith()(host, probe)
        : failing('generic_timeout_error');
    const { done } = simulateRound(plan, world);
    expect(endpoints(done).some((key) => key.startsWith('endpoint/whatsapp/'))).toBe(true);
  });
});

describe('transfers if only domestic sites answer', () => {
  const [page] = max.endpoints;
  if (!page) throw new Error('MAX has a page');
  const large = [{ url: 'https://cdn.max.example/large.apk', minBytes: 1_000_000, source: page.source }];
  const media = { ...page, id: 'media', function: 'media', url: 'https://cdn.max.example/', large } as const;
  const withMedia = { ...max, endpoints: [...max.endpoints, media] };
  const world: World = (host, probe) =>
    /^(yandex|mail|vk|mirror|[a-z]+\.max)\./.test(host) ? worldWith()(host, probe) : failing('generic_timeout_error');
  const downloads = (controls: readonly Control[]) => {
    const whole = makePlan('whole', [withMedia], [...sampleControls, ...controls], seededRandom(7));
    return simulateRound(whole, world).done.filter((key) => /download/.test(key));
  };

  it('are compared with a site inside the country', () => {
    const made = downloads([...sampleTransferControls, sampleDomesticLarge]);
    expect(made.some((key) => key.includes('domestic-mirror'))).toBe(true);
    expect(made.some((key) => key.includes('foreign'))).toBe(false);
  });

  it('are not made if none of these has a large object', () => {
    expect(downloads(sampleTransferControls)).toEqual([]);
  });
});

describe('a round whose controls are all blocked while services answer', () => {
  it('probes every endpoint once a witness has answered', () => {
    const world: World = (host, probe) =>
      isControl(host) ? failing('generic_timeout_error') : worldWith()(host, probe);
    const { done } = simulateRound(plan, world);
    for (const { service, endpoint } of plan.endpoints) {
      expect(done.some((key) => key.startsWith(`endpoint/${service.id}/${endpoint.id}/`))).toBe(true);
    }
  });
});

describe('a round on a device whose clock is a year off', () => {
  it('asks no service', () => {
    const world: World = (_host, probe) => (probe === 'http' ? answered : failing('ssl_certificate_date'));
    expect(endpoints(simulateRound(plan, world).done)).toEqual([]);
  });
});

describe('a round without a single control or resolver', () => {
  it('ends', () => {
    const bare = makePlan('whole', [telegram], [], seededRandom(1));
    expect(simulateRound(bare, worldWith()).done).not.toEqual([]);
    expect(simulateRound(bare, worldWith({ '*': failing('connection_reset') })).done).not.toEqual([]);
  });
});

describe('a round in which most first controls fail', () => {
  const hosts = sampleControls.filter((control) => control.class === 'foreign').map(({ url }) => new URL(url).hostname);
  const asked = (passing: readonly string[]) => {
    const world: World = (host, probe) =>
      hosts.includes(host) && !passing.includes(host) ? failing('connection_reset') : worldWith(blocked)(host, probe);
    const blocked = { 'web.telegram.example': failing('connection_reset') };
    return Array.from({ length: 20 }, (_, seed) => {
      const { done } = simulateRound(makePlan('whole', [telegram], sampleControls, seededRandom(seed)), world);
      return new Set(done.filter((key) => key.startsWith('control/foreign-')).map((key) => key.split('/')[1])).size;
    });
  };

  it('asks the controls of all operators at the end', () => {
    expect(new Set(asked(['www.google.example']))).toEqual(new Set([hosts.length]));
  });

  it('asks no more than usual if they answer', () => {
    expect(Math.max(...asked(hosts))).toBeLessThan(hosts.length);
  });
});
