import { describe, expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import { noPast } from '../../src/measure/transfers/past-speeds.ts';
import { narrowBytes } from '../../src/measure/transfers/sample.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation, Stages, Transfer } from '../../src/model/observation.ts';
import type { Service } from '../../src/model/service.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import { makePlan, resourcesOf, type Task } from '../../src/schedule/plan.ts';
import { discord, sampleControls, sampleDomesticLarge, sampleTransferControls } from '../judge/sample-services.ts';
import { goodTransfers, simulateRound, type Transfers, worldWith } from '../judge/simulated-round.ts';

const plan = makePlan('whole', [discord], [...sampleControls, ...sampleTransferControls], seededRandom(7));
const hints = { onLine: true };
const stalled: Transfer = { direction: 'down', bytes: 16_000, end: 'stalled' };
const lost: Transfer = { direction: 'up', bytes: 0, end: 'stalled' };

/** Discord's downloads and uploads have these results, and everything else is fine. */
const discordGets =
  (down: Transfer, up: Transfer): Transfers =>
  (host, probe) => {
    if (!host.includes('discord') || probe === 'object-head') return goodTransfers(host, probe);
    if (probe === 'small-upload') return { ...up, bytes: 256, end: 'whole' };
    return probe.endsWith('download') ? down : up;
  };

/** The transfers that are due as soon as this was seen. */
function dueAfter(seen: readonly Observation[], last: (o: Observation) => boolean): string[] {
  const tasks = dueTasks(plan, checkOf(seen.slice(0, seen.findIndex(last) + 1)), hints);
  return tasks.flatMap((task: Task) => (task.kind === 'transfer' ? `${task.subject.kind} ${task.probe}` : []));
}

const isOf = (kind: 'control' | 'service', probe: Observation['probe']) => (o: Observation) =>
  o.subject.kind === kind && o.probe === probe;

describe('a closer sample', () => {
  it('of downloads does not wait for the first samples of uploads', () => {
    const { seen } = simulateRound(plan, worldWith(), { transfers: discordGets(stalled, lost) });
    const downs = seen.filter((o) => o.probe !== 'first-upload');
    const lastSample = downs.findLastIndex((o) => o.probe === 'first-download');
    const due = dueAfter(downs.slice(0, lastSample + 1), (o) => o === downs[lastSample]);
    expect(due).toContain('control download');
    expect(due).toContain('control first-upload');
    expect(due).not.toContain('control upload');
  });

  it('does not wait for what is awaited of a service of which something stopped already', () => {
    const { seen } = simulateRound(plan, worldWith(), { transfers: discordGets(stalled, lost) });
    const isFirst = isOf('service', 'first-download');
    expect(seen.filter(isFirst)).toHaveLength(2);
    expect(dueAfter(seen, isFirst)).toEqual(expect.arrayContaining(['service first-download', 'control download']));
    const fine = simulateRound(plan, worldWith()).seen;
    expect(dueAfter(fine, isFirst)).not.toContain('control download');
  });

  /** The resources of the closer downloads that are due after the first one of a control. */
  const afterControl = (down: Transfer) => {
    const { seen } = simulateRound(plan, worldWith(), { transfers: discordGets(down, lost) });
    const due = dueTasks(plan, checkOf(seen.slice(0, seen.findIndex(isOf('control', 'download')) + 1)), hints);
    return due.flatMap((task) => (task.kind === 'transfer' && task.probe === 'download' ? resourcesOf(task) : []));
  };

  it('of something that stopped before runs beside those of other services, since little will come', () => {
    const used = afterControl(stalled);
    expect(used).not.toContain('download');
    expect(used.filter((resource) => resource === 'download/discord')).toHaveLength(2);
  });

  it('of something of which nothing came runs beside those of its own service, too', () => {
    const used = afterControl({ direction: 'down', bytes: 0, end: 'stalled' });
    expect(used).toHaveLength(2);
    expect(used.filter((resource) => resource.startsWith('download'))).toEqual([]);
  });

  it('of an upload waits for the downloads of its host, which would find no connection that works', () => {
    const inTurn = { ...plan, inTurn: ['discord'] };
    const { seen } = simulateRound(inTurn, worldWith(), { transfers: discordGets(stalled, lost) });
    const isCloser = ({ probe }: Observation) => probe === 'download' || probe === 'upload';
    const before = seen.filter((o) => !isCloser(o) || o.subject.kind === 'control');
    const due = dueTasks(inTurn, checkOf(before), hints).flatMap((task) => ('probe' in task ? task.probe : []));
    expect(due).toContain('download');
    expect(due).not.toContain('upload');
    expect(seen.filter(isOf('service', 'upload'))).not.toEqual([]);
  });

  it('in turn waits for uploads where they would share the line', () => {
    const transfers: Transfers = (host, probe) =>
      probe === 'first-download'
        ? { direction: 'down', bytes: 40_960, end: 'enough', kbps: 40_000 }
        : goodTransfers(host, probe);
    const { seen } = simulateRound({ ...plan, inTurn: ['discord'] }, worldWith(), { transfers });
    const before = checkOf(seen.filter(({ probe }) => probe !== 'first-upload' && probe !== 'download'));
    const dueOn = (ofLine: number) => {
      const past = { ...noPast, download: { ofServices: new Map(), ofLine } };
      const due = dueTasks({ ...plan, inTurn: ['discord'], past }, before, hints);
      return due.flatMap((task) => (task.kind === 'transfer' ? task.probe : []));
    };
    expect(dueOn(60_000)).toEqual(expect.arrayContaining(['first-upload', 'download']));
    expect(dueOn(6000)).toEqual(['first-upload']);
  });

  it('of something slow runs alone', () => {
    expect(afterControl({ direction: 'down', bytes: narrowBytes, end: 'enough', kbps: 64 })).toContain('download');
  });

  it('is taken of a late download, even if it is no slower than the slowest control', () => {
    const { seen } = simulateRound(plan, worldWith());
    const isFirst = (o: Observation) => o.probe === 'first-download';
    const looks = seen.slice(0, seen.findLastIndex(isFirst) + 1);
    const quick = { kind: 'service', service: 'quick', endpoint: 'media', function: 'media' } as const;
    const allAtOnce: Transfer = { direction: 'down', bytes: 49_152, end: 'enough' };
    const after = (tookMs: number): Observation[] => [
      ...looks.map((o) => (isFirst(o) ? { ...o, tookMs, transfer: allAtOnce } : o)),
      ...looks.filter(isFirst).map((o) => ({ ...o, subject: quick, tookMs: 300 })),
    ];
    const due = (tookMs: number) =>
      dueTasks(plan, checkOf(after(tookMs)), hints).map((task) => 'probe' in task && task.probe);
    expect(due(1500)).toContain('download');
    expect(due(400)).not.toContain('download');
  });

  it('is not taken of the uploads of a service that is too slow for them, below 147 kbit/s', () => {
    const uploadsAt = (kbps: number) => {
      const slow: Transfer = { direction: 'down', bytes: narrowBytes, end: 'enough', kbps };
      const { seen } = simulateRound(plan, worldWith(), { transfers: discordGets(slow, lost) });
      expect(seen.filter(isOf('service', 'download'))).toHaveLength(2);
      return seen.filter((o) => o.probe === 'upload').length;
    };
    expect(uploadsAt(140)).toBe(0);
    expect(uploadsAt(155)).toBeGreaterThan(0);
  });

  it('is taken of its uploads if those of its downloads are fine', () => {
    const results: Transfer[] = [{ direction: 'down', bytes: narrowBytes, end: 'enough', kbps: 64 }];
    const transfers: Transfers = (host, probe) => {
      if (!host.includes('discord') || probe === 'object-head') return goodTransfers(host, probe);
      if (probe.endsWith('download')) return results.shift() ?? goodTransfers(host, probe);
      return probe === 'small-upload' ? goodTransfers(host, probe) : lost;
    };
    const { seen } = simulateRound(plan, worldWith(), { transfers });
    expect(seen.filter(isOf('service', 'upload'))).toHaveLength(1);
  });

  it('of uploads is taken twice if the server answers with an error, which servers do to unexpected uploads', () => {
    const world = worldWith();
    const refusing = { kind: 'answered', status: 405, healthy: false } as const;
    const { seen } = simulateRound(
      plan,
      (host, probe) => (probe === 'upload' && host.includes('discord') ? refusing : world(host, probe)),
      { transfers: discordGets(goodTransfers('', 'first-download') as Transfer, lost) },
    );
    expect(seen.filter(isOf('service', 'upload')).length).toBeLessThanOrEqual(2);
  });
});

describe('a small transfer', () => {
  const { seen } = simulateRound(plan, worldWith());
  const isHead = isOf('service', 'object-head');
  const dueAgain = (...made: readonly Partial<Observation>[]) =>
    dueTasks(
      plan,
      checkOf([
        ...seen.filter((o) => !o.transfer && !isHead(o)),
        ...seen.filter(isHead).flatMap((o) => made.map((one) => ({ ...o, ...one }))),
      ]),
      hints,
    ).flatMap((task) => (task.kind === 'transfer' && task.probe === 'object-head' ? task.attempt : []));

  it('is repeated if it used a connection from before the check', () => {
    expect(dueAgain({ reused: true })).toEqual([2]);
    expect(dueAgain({ reused: true }, { reused: false, attempt: 2 })).toEqual([]);
    expect(dueAgain({ reused: true }, { reused: true, attempt: 2 })).toEqual([]);
  });

  it('is made once if its connection is from this check', () => {
    expect(dueAgain({ reused: true, madeInCheck: true })).toEqual([]);
    expect(dueAgain({ reused: false })).toEqual([]);
  });
});

describe('the control that shows the speed of the line', () => {
  const withStages = (stages: Stages, tookMs: number) => {
    const { seen } = simulateRound(plan, worldWith());
    const web = seen.findIndex(({ subject }) => subject.kind === 'service' && subject.endpoint === 'web');
    const asked = seen.filter((_, index) => index !== web).filter(({ probe }) => probe === 'https' || probe === 'http');
    return asked.map((o) => ({ ...o, tookMs, stages }));
  };
  const due = (seen: readonly Observation[]) => dueAfter(seen, (o) => o === seen.at(-1));

  it('is read while the last addresses are asked, on a fast line', () => {
    const fast = due(withStages({ dnsMs: 40, tcpMs: 40, tlsMs: 40, firstByteMs: 40 }, 160));
    expect(fast.filter((one) => one === 'control first-download')).toHaveLength(1);
  });

  it('is read together with the other one on a long line', () => {
    const long = due(withStages({ dnsMs: 600, tcpMs: 600, tlsMs: 620, firstByteMs: 620 }, 2440));
    expect(long.filter((one) => one === 'control first-download')).toHaveLength(2);
  });

  it('comes before the last addresses on a long line, since more has to follow it there', () => {
    const kindsAfter = (stages: Stages, tookMs: number) =>
      dueTasks(plan, checkOf(withStages(stages, tookMs)), hints)
        .map(({ kind }) => kind)
        .filter((kind) => kind === 'endpoint' || kind === 'transfer');
    expect(kindsAfter({ dnsMs: 600, tcpMs: 600, tlsMs: 620, firstByteMs: 620 }, 2440)[0]).toBe('transfer');
    expect(kindsAfter({ dnsMs: 40, tcpMs: 40, tlsMs: 40, firstByteMs: 40 }, 160)[0]).toBe('endpoint');
  });

  it('is followed at once by closer samples on a long line, which run beside all others', () => {
    const inTurn = { ...plan, inTurn: ['discord'] };
    const { seen } = simulateRound(inTurn, worldWith());
    const first = seen.findIndex(isOf('control', 'first-download'));
    const long: Stages = { dnsMs: 600, tcpMs: 600, tlsMs: 620, firstByteMs: 620 };
    const looks = seen.slice(0, first + 1).map((o) => (o.probe === 'https' ? { ...o, tookMs: 2440, stages: long } : o));
    const closer = (of: readonly Observation[]) =>
      dueTasks(inTurn, checkOf(of), hints).flatMap((task) =>
        task.kind === 'transfer' && task.probe === 'download' ? resourcesOf(task).slice(1) : [],
      );
    expect(closer(seen.slice(0, first + 1))).toEqual([]);
    expect(closer(looks)[0]).toMatch(/^download\/./);
  });

  it('is followed by them later, one at a time, if earlier checks know that they would share the line', () => {
    const inTurn = { ...plan, inTurn: ['discord'] };
    const known = { ...inTurn, past: { ...noPast, download: { ofServices: new Map(), ofLine: 6000 } } };
    const { seen } = simulateRound(inTurn, worldWith());
    const first = seen.findIndex(isOf('control', 'first-download'));
    const near: Stages = { dnsMs: 420, tcpMs: 90, tlsMs: 95, firstByteMs: 95 };
    const burst: Transfer = { direction: 'down', bytes: 40_960, end: 'enough', kbps: 30_000 };
    const looks = seen.slice(0, first + 1).map((o) => {
      if (o.probe === 'https') return { ...o, tookMs: 700, stages: near };
      return o.probe === 'first-download' ? { ...o, transfer: burst } : o;
    });
    const closer = (of: typeof plan) =>
      dueTasks(of, checkOf(looks), hints).filter((task) => task.kind === 'transfer' && task.probe === 'download');
    expect(closer(inTurn)).not.toEqual([]);
    expect(closer(known)).toEqual([]);
  });

  it('waits for the answers on a line on which they delay each other', () => {
    const narrow = due(withStages({ dnsMs: 100, tcpMs: 100, tlsMs: 900, firstByteMs: 400 }, 1500));
    expect(narrow).not.toContain('control first-download');
  });
});

describe('a line of a few megabits per second', () => {
  const moderate: Transfers = (host, probe) =>
    probe === 'first-download'
      ? { direction: 'down', bytes: 49_152, end: 'enough', kbps: host.includes('discord') ? 200 : 2000 }
      : goodTransfers(host, probe);
  const { seen } = simulateRound(plan, worldWith(), { transfers: moderate });

  it('carries one sample at a time in each direction, since each would show its share of the line', () => {
    const first = seen.findIndex(isOf('control', 'first-download'));
    for (const [index] of seen.slice(first + 1).entries()) {
      const tasks = dueTasks(plan, checkOf(seen.slice(0, first + 1 + index)), hints);
      const samples = tasks.flatMap((task) =>
        task.kind === 'transfer' && task.probe.startsWith('first') ? task.probe : [],
      );
      expect(samples).toEqual([...new Set(samples)]);
    }
  });

  it('carries a larger sample in place of the first one of each service whose usual speed is known', () => {
    const fine: Transfers = (host, probe) =>
      probe === 'first-download'
        ? { direction: 'down', bytes: 40_960, end: 'enough', kbps: 2000 }
        : goodTransfers(host, probe);
    const samplesOfFile = (ofServices: ReadonlyMap<string, number>) => {
      const known = { ...plan, past: { ...noPast, download: { ofServices, ofLine: 2000 } } };
      const { seen } = simulateRound(known, worldWith(), { transfers: fine });
      return seen.flatMap(({ probe, subject }) =>
        subject.kind === 'service' && subject.function === 'media' && /^(first-)?download$/.test(probe) ? probe : [],
      );
    };
    expect(samplesOfFile(new Map([['discord', 2000]]))).toEqual(['download']);
    expect(samplesOfFile(new Map())).toEqual(['first-download']);
  });
});

/** Discord under another name, so that there are uploads to two services. */
const twin: Service = {
  ...discord,
  id: 'twin',
  endpoints: discord.endpoints.map((endpoint) => ({ ...endpoint, url: endpoint.url.replace('discord', 'twin') })),
};
const planOfTwo = makePlan('whole', [discord, twin], [...sampleControls, ...sampleTransferControls], seededRandom(7));

it('a service that took a first sample is still compared with its past, if only one control was slow by chance', () => {
  const usual = new Map([
    ['discord', 2000],
    ['twin', 2000],
  ]);
  const past = { ...noPast, download: { ofServices: usual, ofLine: 2000 } };
  const slowHosts = new Set<string>();
  const slowOnce: Transfers = (host, probe) => {
    if (!/^(first-)?download$/.test(probe)) return goodTransfers(host, probe);
    if (probe === 'download' && slowHosts.size === 0) slowHosts.add(host);
    const isSlow = probe === 'download' && slowHosts.has(host);
    return { direction: 'down', bytes: 114_688, end: 'enough', kbps: isSlow ? 500 : 2000 };
  };
  const { seen } = simulateRound({ ...planOfTwo, inTurn: ['twin'], past }, worldWith(), { transfers: slowOnce });
  const ofDiscord = seen.filter(({ subject }) => subject.kind === 'service' && subject.service === 'discord');
  const files = ofDiscord.filter(({ subject }) => subject.kind === 'service' && subject.function === 'media');
  expect(files.map(({ probe }) => probe).filter((probe) => /^(first-)?download$/.test(probe))).toEqual([
    'first-download',
    'download',
  ]);
});

it('at most four controls are read from, if none of them passes', () => {
  const fifth = sampleTransferControls.slice(0, 1).map((control) => ({ ...control, id: 'fifth', vendor: 'fifth' }));
  const controls = [...sampleControls, ...sampleTransferControls, ...fifth];
  const transfers: Transfers = (host, probe) => (probe.endsWith('download') ? stalled : goodTransfers(host, probe));
  const { seen } = simulateRound(makePlan('whole', [discord], controls, seededRandom(7)), worldWith(), { transfers });
  expect(seen.filter(isOf('control', 'first-download'))).toHaveLength(4);
});

it('a site inside the country is read from at most twice, if all of it comes at once', () => {
  const controls = [...sampleControls, ...sampleTransferControls, sampleDomesticLarge];
  const atOnce: Transfer = { direction: 'down', bytes: narrowBytes, end: 'enough' };
  const transfers: Transfers = (host, probe) => {
    if (!probe.endsWith('download')) return goodTransfers(host, probe);
    return host === 'mirror.example' ? atOnce : { ...atOnce, kbps: 127 };
  };
  const planned = makePlan('whole', [discord], controls, seededRandom(7));
  const { seen } = simulateRound(planned, worldWith(), { transfers, tookMs: 700 });
  expect(seen.filter(({ host, probe }) => host === 'mirror.example' && probe === 'first-download')).toHaveLength(2);
});

describe('uploads of controls', () => {
  const uploads = (transfers: Transfers) => {
    const { seen } = simulateRound(planOfTwo, worldWith(), { transfers });
    return seen.filter(isOf('control', 'first-upload'));
  };

  it('end with one that shows a fast line', () => {
    expect(uploads(goodTransfers)).toHaveLength(1);
  });

  it('continue with another control if the first is lost', () => {
    const [first] = uploads(goodTransfers);
    const losing: Transfers = (host, probe) =>
      host === first?.host && probe === 'first-upload' ? lost : goodTransfers(host, probe);
    expect(uploads(losing)).toHaveLength(2);
  });
});

describe('the first samples of a check with closer ones', () => {
  const inTurn = { ...planOfTwo, inTurn: ['discord'] };

  it('need no second control, even while the files of those whose turn it is are not found yet', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { seen } = simulateRound(inTurn, worldWith(), { random: seededRandom(seed) });
      expect(seen.filter(isOf('control', 'first-download'))).toHaveLength(1);
    }
  });

  it('begin with pages if files would share the line', () => {
    const { seen } = simulateRound(inTurn, worldWith());
    const first = seen
      .filter(isOf('service', 'first-download'))
      .map(({ subject }) => 'function' in subject && subject.function);
    expect(first).toEqual(['web', 'web', 'media']);
  });
});

describe('a line with a narrow uplink', () => {
  const { seen } = simulateRound(planOfTwo, worldWith());
  const isUp = ({ probe }: Pick<Observation, 'probe'>) => probe === 'first-upload';
  const ups = seen.filter(isUp);
  const downs = seen.filter(({ probe }) => !isUp({ probe }) && probe !== 'upload' && probe !== 'download');
  const uploadsAfter = (some: readonly Observation[]) =>
    dueTasks(planOfTwo, checkOf(some), hints).flatMap((task) =>
      task.kind === 'transfer' && isUp(task) ? task.subject.kind : [],
    );

  it('is noticed by one upload to a control, with no other upload beside it', () => {
    expect(ups.length).toBeGreaterThan(2);
    expect(uploadsAfter(downs)).toEqual(['control']);
  });

  it('carries one upload at a time, and no download beside it', () => {
    const slow = ups.map((o) => ({ ...o, tookMs: 4500 }));
    for (const [index] of slow.slice(1).entries())
      expect(uploadsAfter([...downs, ...slow.slice(0, index + 1)])).toHaveLength(1);
    const last = downs.findLastIndex(({ probe, subject }) => probe === 'first-download' && subject.kind === 'service');
    expect(uploadsAfter([...downs.slice(0, last), ...downs.slice(last + 1), ...slow.slice(0, 1)])).toEqual([]);
  });

  it('is noticed even if round trips are long, since whatever fills the uplink makes them long', () => {
    const stages = { dnsMs: 600, tcpMs: 700, tlsMs: 700, firstByteMs: 600 };
    const far = ups.map((o) => ({ ...o, tookMs: 6500, stages }));
    expect(uploadsAfter([...downs, ...far.slice(0, 1)])).toHaveLength(1);
  });

  it('carries one upload at a time at 2 Mbit/s too, if a few round trips explain how long one takes', () => {
    const stages = { dnsMs: 0, tcpMs: 40, tlsMs: 40, firstByteMs: 40 };
    const near = ups.map((o) => ({ ...o, tookMs: 80 + 300, stages }));
    expect(uploadsAfter([...downs, ...near.slice(0, 1)])).toHaveLength(1);
  });

  it('does not count as narrow if that upload takes little time', () => {
    expect(uploadsAfter([...downs, ...ups.slice(0, 1)]).length).toBeGreaterThan(1);
  });
});

describe('a line that crawls', () => {
  const crawling: Transfers = (host, probe) =>
    probe === 'first-download'
      ? { direction: 'down', bytes: narrowBytes, end: 'enough', kbps: 60 }
      : goodTransfers(host, probe);
  const stages = { dnsMs: 10, tcpMs: 10, tlsMs: 1200, firstByteMs: 780 };
  const before = simulateRound(plan, worldWith()).seen.flatMap((o) =>
    o.phase === 'before' ? [{ ...o, tookMs: 2000, stages }] : [],
  );
  const { seen } = simulateRound(plan, worldWith(), { transfers: crawling, seen: before });

  it('carries one control, since no speed is compared, and no upload', () => {
    expect(seen.filter(isOf('control', 'first-download'))).toHaveLength(1);
    expect(seen.filter(({ transfer }) => transfer?.direction === 'up')).toEqual([]);
  });

  it('reads only from this control', () => {
    const index = seen.findIndex(isOf('control', 'first-download'));
    const due = dueTasks(plan, checkOf(seen.slice(0, index)), hints);
    expect(due.map(({ kind }) => kind)).toEqual(['transfer']);
  });

  it('still shows whether large things freeze', () => {
    expect(seen.filter(isOf('service', 'first-download'))).toHaveLength(1);
  });
});
