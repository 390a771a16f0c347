import { describe, expect, it } from 'vitest';
import { packaged, services } from '../../src/catalogue/catalogue.ts';
import { commonEverywhere } from '../../src/catalogue/common-services.ts';
import { judgeService } from '../../src/judge/service.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { noPast } from '../../src/measure/transfers/past-speeds.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Round } from '../../src/model/round.ts';
import type { ServiceState } from '../../src/model/verdict.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import { makePlan, type Plan } from '../../src/schedule/plan.ts';
import { planAfter } from '../../src/schedule/services-in-turn.ts';
import { round, verdict } from '../history/sample-rounds.ts';
import { sampleControls, sampleTransferControls } from '../judge/sample-services.ts';
import { failing, simulateRound, type World, worldWith } from '../judge/simulated-round.ts';

const chosen = services.filter(({ id }) => commonEverywhere.includes(id));
const controls = [...sampleControls, ...sampleTransferControls];
const online = { state: 'online', because: [], answered: 3, tried: 3 } as const;
const planned = (earlier: readonly Round[] = []): Plan =>
  planAfter(makePlan('quiet', chosen, controls, seededRandom(7), packaged.controlRelays), earlier);

/** What is asked, with the service of each task. */
const asked = (plan: Plan, world: World = worldWith()) =>
  simulateRound(plan, world).done.flatMap((key) => {
    const [kind = '', service = '', ...rest] = key.split('/');
    return kind === 'control' || service === 'control' ? [] : [{ kind, service, rest: rest.join('/') }];
  });

describe('a quiet check', () => {
  it('asks one messenger after the other, and the page of each first', () => {
    const tasks = asked(planned());
    const visits = tasks.map(({ service }) => service).filter((service, index, all) => service !== all[index - 1]);
    expect(visits.toSorted()).toEqual(commonEverywhere.toSorted());
    for (const service of visits) expect(tasks.find((task) => task.service === service)?.rest).toMatch(/^web\//);
  });

  it('asks nothing that no tab asks: no call server, no resolver, no upload, no QUIC', () => {
    const gone: World = (host, probe) =>
      host.endsWith('discord.com') ? failing('dns_lookup_error') : worldWith()(host, probe);
    for (const world of [worldWith(), gone]) {
      const kinds = new Set(asked(planned(), world).map(({ kind }) => kind));
      expect([...kinds].filter((kind) => kind !== 'endpoint' && kind !== 'transfer')).toEqual([]);
    }
    const moved = asked(planned()).filter(({ kind }) => kind === 'transfer');
    expect(new Set(moved.map(({ rest }) => rest.split('/')[1]))).toEqual(new Set(['first-download']));
  });

  it('leaves out the names that only apps ask, and says no more of such a messenger than of its site', () => {
    const plan = planned();
    const { seen } = simulateRound(plan, worldWith());
    expect(seen.map(({ host }) => host).filter((host) => /^(chat|cdn\d)\.signal|^v\.whatsapp/.test(host))).toEqual([]);
    const context = {
      network: online,
      earlier: [],
      elsewhere: [],
      past: noPast,
      seenToWork: new Set<string>(),
      now: 0,
    } as const;
    const judged = plan.services.map((service) => judgeService(service, checkOf(seen), context));
    const signal = judged.find(({ service }) => service === 'signal');
    expect(signal?.state).toBe('site-only');
    expect(signal?.functions.find((one) => one.function === 'messages')?.because).toEqual(['left-out']);
  });

  it.each(['blocked', 'partial', 'site-blocked', 'unsure'] as const)(
    'asks them of a messenger that was %s when it was last checked',
    (state) => {
      const tasks = asked(planned([round(0, [verdict('signal', state)], { network: online })]));
      expect(tasks.some(({ service, rest }) => service === 'signal' && rest.startsWith('chat/'))).toBe(true);
      expect(tasks.some(({ service, rest }) => service === 'whatsapp' && rest.startsWith('app/'))).toBe(false);
    },
  );

  it.each(['offline', 'captive-portal'] as const)('asks none of them after a check on a line that was: %s', (state) => {
    const unsure = round(0, [verdict('signal', 'unsure')], { network: { state, because: [], answered: 0, tried: 3 } });
    expect(asked(planned([unsure])).some(({ service, rest }) => service === 'signal' && rest.startsWith('chat/'))).toBe(
      false,
    );
  });

  it('asks one messenger at a time also where no control answers', () => {
    const plan = planned();
    const isControl = (host: string) => controls.some(({ url }) => new URL(url).host === host);
    const silent: World = (host, probe) =>
      isControl(host) ? failing('generic_timeout_error') : worldWith()(host, probe);
    const { seen } = simulateRound(plan, silent);
    const at = { onLine: true };
    for (let count = 0; count <= seen.length; count++) {
      const due = dueTasks(plan, checkOf(seen.slice(0, count)), at);
      const now = new Set(due.flatMap((task) => (task.kind === 'endpoint' ? [task.service.id] : [])));
      expect(now.size).toBeLessThanOrEqual(1);
    }
    expect(new Set(seen.flatMap(({ subject }) => (subject.kind === 'service' ? [subject.service] : []))).size).toBe(
      plan.services.length,
    );
  });

  it('asks whether the connection still works after the last of them', () => {
    const silent: World = (host, probe) =>
      host.endsWith('discord.com') ? failing('connection_reset') : worldWith()(host, probe);
    const { done } = simulateRound(planned(), silent);
    const after = done.findIndex((key) => /^control\/.*\/after\//.test(key));
    expect(after).toBeGreaterThan(done.findLastIndex((key) => key.startsWith('endpoint/')));
  });
});

describe('a check of a watch that leaves out what is large', () => {
  const telegram = chosen.filter(({ id }) => id === 'telegram');
  const short = (state: ServiceState, seed = 7): Plan => {
    const plan = makePlan('quiet', telegram, controls, seededRandom(seed), packaged.controlRelays);
    return planAfter({ ...plan, isShort: true }, [round(0, [verdict('telegram', state)], { network: online })]);
  };
  const inGroup = (group: string, ids: readonly string[]) =>
    telegram[0]?.endpoints.filter((one) => one.group === group && ids.includes(one.id)).length;
  const endpointsOf = (plan: Plan, world?: World) => [
    ...new Set(
      asked(plan, world).flatMap(({ kind, rest }) => (kind === 'endpoint' ? rest.split('/').slice(0, 1) : [])),
    ),
  ];

  it('reads no page', () => {
    expect(asked(short('works')).filter(({ kind }) => kind === 'transfer')).toEqual([]);
  });

  it('asks one of equal servers, and not always the same', () => {
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    const several = seeds.map((seed) => endpointsOf(short('works', seed)));
    for (const ids of several) {
      expect(ids).toContain('web');
      expect(['data-centres', 'media-centres'].map((group) => inGroup(group, ids))).toEqual([1, 1]);
    }
    expect(new Set(several.map((ids) => ids.toSorted().join())).size).toBeGreaterThan(2);
  });

  it('asks the others too where that one fails', () => {
    const failed = endpointsOf(short('works')).find((id) => /^kws\d$/.test(id));
    const dead: World = (host, probe) =>
      host === `${failed}.web.telegram.org` ? failing('connection_reset') : worldWith()(host, probe);
    expect(inGroup('data-centres', endpointsOf(short('works'), dead))).toBe(5);
  });

  it('asks one site abroad for comparison, and more where something fails', () => {
    const abroad = (world: World) =>
      simulateRound(short('works'), world).seen.filter(
        ({ subject }) => subject.kind === 'control' && subject.class === 'foreign',
      );
    expect(abroad(worldWith())).toHaveLength(1);
    const dead: World = (host, probe) =>
      host.endsWith('telegram.org') ? failing('connection_reset') : worldWith()(host, probe);
    expect(abroad(dead).length).toBeGreaterThan(2);
  });

  it('leaves nothing out while something fails', () => {
    const tasks = asked(short('slow'));
    expect(tasks.some(({ kind }) => kind === 'transfer')).toBe(true);
    expect(inGroup('data-centres', endpointsOf(short('slow')))).toBeGreaterThanOrEqual(5);
  });
});
