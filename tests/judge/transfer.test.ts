import { describe, expect, it } from 'vitest';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';
import { judgeNetwork } from '../../src/judge/network.ts';
import { judgeService } from '../../src/judge/service.ts';
import { type Check, checkOf } from '../../src/measure/check/check.ts';
import { asItLooks } from '../../src/measure/endpoints/as-it-looks.ts';
import { seemsToBreakOff } from '../../src/measure/transfers/breaks-off.ts';
import { controlTransfers } from '../../src/measure/transfers/control-transfers.ts';
import { noPast, type PastSpeeds, pastSpeeds } from '../../src/measure/transfers/past-speeds.ts';
import { isSuspicious } from '../../src/measure/transfers/slower-than-controls.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation, Transfer } from '../../src/model/observation.ts';
import type { FunctionVerdict, NetworkVerdict } from '../../src/model/verdict.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { discord, sampleControls, sampleTransferControls } from './sample-services.ts';
import { failing, goodTransfers, simulateRound, type Transfers, worldWith } from './simulated-round.ts';

const plan = makePlan('whole', [discord], [...sampleControls, ...sampleTransferControls], seededRandom(7));
const down = (kbps: number | undefined, end: Transfer['end'] = 'enough', bytes = 262_144): Transfer => ({
  direction: 'down',
  bytes,
  end,
  ...(kbps === undefined ? {} : { kbps }),
});
const lostUpload: Transfer = { direction: 'up', bytes: 0, end: 'stalled' };
const timeout = failing('generic_timeout_error');
const isDiscord = (host: string) => host.includes('discord');

interface World {
  readonly transfers?: Transfers;
  readonly world?: Parameters<typeof worldWith>[0];
  readonly past?: PastSpeeds;
}

function judged(seen: readonly Observation[], network: NetworkVerdict, past = noPast) {
  return judgeService(discord, checkOf(seen), {
    network,
    earlier: [],
    elsewhere: [],
    past,
    seenToWork: new Set<string>(),
    now: 0,
  });
}

/** A check in this world: the tasks and the verdict. */
function check({ transfers = goodTransfers, world = {}, past = noPast }: World = {}) {
  const { seen, done } = simulateRound({ ...plan, past }, worldWith(world), { transfers });
  const network = judgeNetwork(checkOf(seen), { onLine: true });
  const verdict = judged(seen, network, past);
  const of = (id: FunctionVerdict['function']) => verdict.functions.find((one) => one.function === id);
  return { verdict, network, seen, moved: done.filter((key) => key.startsWith('transfer/')), of };
}

/** Discord's transfers have these results in turn, and everything else is fine. */
const discordGets =
  (download: readonly (Transfer | undefined)[], upload: readonly Transfer[] = []): Transfers =>
  (host, probe) => {
    if (!isDiscord(host)) return goodTransfers(host, probe);
    if (probe === 'object-head') return undefined;
    const queue = (probe.endsWith('download') ? download : upload) as (Transfer | undefined)[];
    return queue.length > 1 ? queue.shift() : (queue[0] ?? goodTransfers(host, probe));
  };

describe('a check of a healthy service', () => {
  const { verdict, network, moved, of } = check();

  it('makes small transfers first, then reads pages, then takes first samples beside controls, and no closer ones', () => {
    const ofControl = (direction: string) => expect.stringMatching(new RegExp(`^control/foreign-\\w+/${direction}$`));
    expect(moved.map((key) => key.split('/').slice(1, -1).join('/'))).toEqual([
      'discord/media/object-head',
      'discord/media/small-upload',
      ofControl('first-download'),
      ofControl('first-upload'),
      'discord/web/first-download',
      'discord/media/first-download',
      ofControl('first-download'),
      'discord/media/first-upload',
    ]);
  });

  it('gives the speed of media, and finds that uploads work', () => {
    expect(verdict).toMatchObject({ state: 'works', confidence: 'confident' });
    expect(of('media')).toMatchObject({ state: 'works', kbps: 8000 });
    expect(of('upload')).toMatchObject({ state: 'works', confidence: 'confident' });
    expect(network).toMatchObject({ state: 'online', kbps: 8000 });
  });
});

describe('a line over which most first uploads run out of time', () => {
  it('has no frozen service just because a closer upload stalls once', () => {
    const services = [discord, ...['signal', 'telegram', 'viber'].flatMap((id) => serviceById(id, packaged) ?? [])];
    const many = makePlan('whole', services, [...sampleControls, ...sampleTransferControls], seededRandom(7));
    const closer = [lostUpload];
    const transfers: Transfers = (host, probe) => {
      const isControl = sampleTransferControls.some(({ url }) => new URL(url).hostname === host);
      if (probe === 'first-upload' && !isControl) return lostUpload;
      return (probe === 'upload' && isDiscord(host) && closer.pop()) || goodTransfers(host, probe);
    };
    const { seen } = simulateRound(many, worldWith(), { transfers });
    const context = {
      network: judgeNetwork(checkOf(seen), { onLine: true }),
      earlier: [],
      elsewhere: [],
      past: noPast,
      seenToWork: new Set<string>(),
      now: 0,
    };
    const states = services.map((service) =>
      judgeService(service, checkOf(seen), context).functions.find((one) => one.function === 'upload'),
    );
    expect(states.map((upload) => upload?.state)).not.toContain('blocked');
    expect(states[0]).toMatchObject({ state: 'works', confidence: 'likely' });
    expect(closer).toEqual([]);
  });
});

describe('a check that saves data', () => {
  it('reads the page beside a control, makes no other transfers and claims nothing about them', () => {
    const saving = makePlan('data-saver', [discord], [...sampleControls, ...sampleTransferControls], seededRandom(7));
    const { seen, done } = simulateRound(saving, worldWith());
    const network = judgeNetwork(checkOf(seen), { onLine: true });
    const { functions } = judged(seen, network);
    expect(done.filter((key) => key.startsWith('transfer/discord/'))).toEqual([
      'transfer/discord/web/first-download/1',
    ]);
    expect(done.filter((key) => key.startsWith('transfer/control/'))).toHaveLength(1);
    expect(functions).toContainEqual({ function: 'upload', state: 'untestable', because: ['left-out'] });
  });
});

describe('a throttled service', () => {
  it('is slow if two measurements between controls agree', () => {
    const { verdict, of, moved } = check({ transfers: discordGets([down(90)]) });
    expect(verdict).toMatchObject({ state: 'slow', cause: 'throttle', confidence: 'likely' });
    expect(of('media')).toMatchObject({
      state: 'slow',
      kbps: 90,
      because: expect.arrayContaining(['many-times-slower']),
    });
    expect(moved.filter((key) => key.includes('control') && key.includes('/download'))).toHaveLength(3);
  });

  it('is not slow if the second measurement is normal', () => {
    const { verdict } = check({ transfers: discordGets([down(90), down(6000)]) });
    expect(verdict.state).toBe('works');
  });

  it.each([
    ['a line that is slow for everything', 120, 90],
    ['a line that is not much faster than the service', 400, 120],
    ['a service that is far away but fast enough', 20_000, 2500],
  ])('cannot be detected on %s', (_line, control, service) => {
    const transfers: Transfers = (host, probe) =>
      probe.endsWith('download') ? down(isDiscord(host) ? service : control) : goodTransfers(host, probe);
    expect(check({ transfers }).verdict.state).toBe('works');
  });

  it('is compared with the slowest control', () => {
    let controls = 0;
    const transfers: Transfers = (host, probe) => {
      if (!probe.endsWith('download')) return goodTransfers(host, probe);
      if (isDiscord(host)) return down(200);
      controls += 1;
      return down(controls === 1 ? 8000 : 900);
    };
    expect(check({ transfers }).verdict.state).toBe('works');
  });
});

describe('the usual speed on this network', () => {
  /** What was usual for Discord, and for the controls. */
  const usually = (kbps: number, controlKbps = 8000): PastSpeeds => {
    const media = { function: 'media', state: 'works', closerKbps: kbps, because: [] } as const;
    const verdict = { service: 'discord', state: 'works', functions: [media], because: [], at: 0, ruleset: 2 } as const;
    const network = { state: 'online', because: [], answered: 2, tried: 2, closerKbps: controlKbps } as const;
    return pastSpeeds(Array.from({ length: 3 }, () => ({ verdicts: [verdict], network })));
  };

  it('excuses a service that was always slower than other sites', () => {
    const { of } = check({ transfers: discordGets([down(400)]), past: usually(450) });
    expect(of('media')).toMatchObject({ state: 'works', because: ['usual-speed'] });
  });

  it('shows a fall that a comparison with other sites would miss', () => {
    const { of } = check({ transfers: discordGets([down(1500)]), past: usually(9000) });
    expect(of('media')).toMatchObject({ state: 'slow', because: expect.arrayContaining(['slower-than-usual']) });
  });

  it('shows a fall to half of the usual, and what was usual', () => {
    const { of, moved } = check({ transfers: discordGets([down(3600)]), past: usually(7200) });
    expect(moved.filter((key) => /\/download\//.test(key))).toHaveLength(5);
    expect(of('media')).toMatchObject({ state: 'slow', cause: 'throttle', kbps: 3600, usualKbps: 7200 });
  });

  it('accuses nobody if the controls have fallen too', () => {
    const { of } = check({ transfers: discordGets([down(1500)]), past: usually(9000, 32_000) });
    expect(of('media')).toMatchObject({ state: 'works' });
  });

  it('accuses nobody after a single slow sample', () => {
    const { of } = check({ transfers: discordGets([down(1500), down(9000)]), past: usually(9000) });
    expect(of('media')).toMatchObject({ state: 'works' });
  });
});

describe('connections that freeze', () => {
  it('are detected by two bodies that stop within their first kilobytes', () => {
    const { verdict, of } = check({
      transfers: discordGets([down(undefined, 'stalled', 16_000)], [lostUpload]),
      world: {},
    });
    expect(verdict).toMatchObject({ state: 'partial', cause: 'freeze', manner: 'timeout' });
    expect(of('media')).toMatchObject({ state: 'blocked', because: expect.arrayContaining(['freezes-early']) });
  });

  it('let through as much of a file as came at the best try', () => {
    const bytes = [14_400, 15_600, 13_100];
    const transfers: Transfers = (host, probe) =>
      host === 'cdn.discord.example' && probe.endsWith('download')
        ? down(undefined, 'stalled', bytes.shift())
        : goodTransfers(host, probe);
    expect(check({ transfers }).of('media')).toMatchObject({ cause: 'freeze', stoppedAfterKilobytes: 16 });
    expect(bytes).toEqual([13_100]);
  });

  it.each([
    ['no byte came', 0],
    ['not even half of a kilobyte came', 499],
  ])('let through an amount that is not given if %s', (_what, bytes) => {
    const { of } = check({ transfers: discordGets([down(undefined, 'stalled', bytes)]) });
    expect(of('media')).toMatchObject({ state: 'blocked', cause: 'freeze' });
    expect(of('media')).not.toHaveProperty('stoppedAfterKilobytes');
  });

  it('let through an unknown amount of a page, which is only seen unpacked', () => {
    const stalled = down(undefined, 'stalled', 16_000);
    const transfers: Transfers = (host, probe) => (host === 'discord.example' ? stalled : goodTransfers(host, probe));
    const { of } = check({ transfers });
    expect(of('web')).toMatchObject({ cause: 'freeze', because: expect.arrayContaining(['page-stops']) });
    expect(of('web')).not.toHaveProperty('stoppedAfterKilobytes');
  });

  it('that break off instead of stalling are reported as a reset', () => {
    const { of } = check({ transfers: discordGets([down(undefined, 'cut', 16_000)]) });
    expect(of('media')).toMatchObject({ state: 'blocked', cause: 'freeze', manner: 'reset' });
  });

  it('that are closed instead of answered are reported as a reset too', () => {
    const { seen, network } = check({ transfers: discordGets([down(undefined, 'stalled', 0)]) });
    const closed = seen.map((o) => {
      const { transfer: _none, ...rest } = o;
      return o.probe.endsWith('download') && isDiscord(o.host)
        ? { ...rest, outcome: failing('http_request_failed') }
        : o;
    });
    const { functions } = judged(closed, network);
    const media = functions.find((one) => one.function === 'media');
    expect(media).toMatchObject({ state: 'blocked', cause: 'freeze', manner: 'reset' });
  });

  it('before their first byte are detected by a head that still arrives', () => {
    const { of, moved } = check({ transfers: discordGets([down(undefined, 'stalled', 0)]) });
    expect(moved.filter((key) => key.includes('object-head'))).toHaveLength(1);
    expect(of('media')).toMatchObject({
      state: 'blocked',
      cause: 'freeze',
      because: expect.arrayContaining(['small-passes-large-does-not']),
    });
  });

  it('are not assumed if a few bytes crawl too, which a freeze lets pass', () => {
    const { seen, network } = check({ transfers: discordGets([down(undefined, 'stalled', 0)]) });
    const mediaWhere = (tcpMs: number, tlsMs: number) => {
      const crawled = seen.map((o): Observation => {
        const isCrawling = o.probe === 'object-head' && isDiscord(o.host);
        const stages = isCrawling ? { tcpMs, tlsMs } : { tcpMs: 41, tlsMs: 52 };
        return { ...o, stages: { dnsMs: 40, ...stages, firstByteMs: 44 } };
      });
      const { functions } = judged(crawled, network);
      return functions.find((one) => one.function === 'media');
    };
    expect(mediaWhere(419, 617)).toMatchObject({ state: 'slow', cause: 'throttle' });
    const frozen = { state: 'blocked', cause: 'freeze' };
    expect(mediaWhere(44, 60)).toMatchObject(frozen);
    // One packet was lost.
    expect(mediaWhere(1040, 60)).toMatchObject(frozen);
  });

  it('are not assumed if a server hangs at everything', () => {
    const silent = (host: string, probe: Observation['probe']) => isDiscord(host) && probe === 'object-head';
    const { seen } = simulateRound(plan, (host, probe) => (silent(host, probe) ? timeout : worldWith()(host, probe)), {
      transfers: discordGets([down(undefined, 'stalled', 0)]),
    });
    const network = judgeNetwork(checkOf(seen), { onLine: true });
    const { functions } = judged(seen, network);
    expect(functions.find((one) => one.function === 'media')).toMatchObject({
      state: 'unsure',
      because: ['small-does-not-pass-either'],
    });
  });

  it('are not assumed if the second try did not find the name', () => {
    const { seen, network } = check({ transfers: discordGets([down(undefined, 'stalled', 0)]) });
    const lost = seen.map((o) => {
      const { transfer: _none, ...rest } = o;
      return o.probe === 'download' && isDiscord(o.host) ? { ...rest, outcome: failing('dns_lookup_error') } : o;
    });
    const { functions } = judged(lost, network);
    expect(functions.find((one) => one.function === 'media')).toMatchObject({
      state: 'unsure',
      because: ['one-try-only'],
    });
  });

  it('are not assumed after one try, or if one of two tries passed', () => {
    const page = down(7000);
    const { of } = check({ transfers: discordGets([page, down(undefined, 'stalled', 16_000), down(7000)]) });
    expect(of('media')).toMatchObject({ state: 'works', because: ['tries-disagree'] });
  });
});

describe('an upload that passes slowly', () => {
  const upload = (host: string, tookMs: number, tcpMs: number): Observation => ({
    subject: { kind: 'service', service: 'discord', endpoint: 'media', function: 'upload' },
    probe: 'upload',
    host,
    at: 0,
    tookMs,
    attempt: 1,
    phase: 'during',
    outcome: { kind: 'answered', status: 200, healthy: true },
    stages: { dnsMs: 0, tcpMs, tlsMs: 0, firstByteMs: tookMs },
    transfer: { direction: 'up', bytes: 65_536, end: 'whole' },
    reused: false,
  });
  const control = (tookMs: number): Observation => ({
    ...upload('kernel.example', tookMs, 0),
    subject: { kind: 'control', control: 'foreign-kernel', class: 'foreign', vendor: 'kernel' },
  });
  const isSuspect = (seen: readonly [Observation, Observation]) =>
    isSuspicious(seen[1], controlTransfers('upload', checkOf(seen)), checkOf(seen));

  it('is suspicious if it takes many times longer than the control, and many round trips', () => {
    expect(isSuspect([control(170), upload('cdn.example', 8100, 40)])).toBe(true);
  });

  it('is not suspicious to a distant host', () => {
    expect(isSuspect([control(150), upload('cdn.example', 1500, 300)])).toBe(false);
  });

  it('is suspicious to a host that cannot be so far away', () => {
    const near = { ...control(170), stages: { dnsMs: 0, tcpMs: 40, tlsMs: 0, firstByteMs: 170 } };
    expect(isSuspect([near, upload('cdn.example', 8100, 1033)])).toBe(true);
  });

  it('is not suspicious if the control is no faster', () => {
    expect(isSuspect([control(2500), upload('cdn.example', 8100, 40)])).toBe(false);
  });
});

describe('a download beside a control that came all at once', () => {
  const down = (tookMs: number, transfer: Partial<Transfer>): Observation => ({
    subject: { kind: 'service', service: 'discord', endpoint: 'media', function: 'media' },
    probe: 'download',
    host: 'cdn.example',
    at: 0,
    tookMs,
    attempt: 1,
    phase: 'during',
    outcome: { kind: 'answered', status: 206, healthy: true },
    reused: true,
    transfer: { direction: 'down', bytes: 262_144, end: 'enough', ...transfer },
  });
  const controlIn = (tookMs: number): Observation => ({
    ...down(tookMs, {}),
    subject: { kind: 'control', control: 'foreign-kernel', class: 'foreign', vendor: 'kernel' },
  });
  const isSuspect = (control: Observation, service: Observation) =>
    isSuspicious(service, controlTransfers('download', checkOf([control])), checkOf([control, service]));
  const slowed = down(4319, { bytes: 151_375, end: 'whole', kbps: 325 });

  it('is suspicious if it is many times slower than that control at least was', () => {
    expect(isSuspect(controlIn(819), slowed)).toBe(true);
  });

  it('is not suspicious if that control may have been as slow', () => {
    expect(isSuspect(controlIn(2400), slowed)).toBe(false);
  });

  it('is suspicious at half the speed of a control whose short sample was all slow start', () => {
    const stages = { dnsMs: 0, tcpMs: 90, tlsMs: 90, firstByteMs: 90 };
    const transfer = { direction: 'down', bytes: 114_688, end: 'enough', kbps: 2000 } as const;
    const near = { ...controlIn(640), host: 'kernel.example', reused: false, stages, transfer };
    const half = down(1200, { bytes: 114_688, kbps: 900 });
    expect(isSuspect(near, half)).toBe(true);
    expect(isSuspect({ ...near, tookMs: 1640 }, half)).toBe(false);
  });

  it('is suspicious if its host seems far away, but another host of the service does not', () => {
    const connecting = (host: string, tcpMs: number): Observation => {
      const { transfer: _none, ...page } = down(tcpMs, {});
      return {
        ...page,
        probe: 'https',
        host,
        reused: false,
        stages: { dnsMs: 0, tcpMs, tlsMs: 0, firstByteMs: tcpMs },
      };
    };
    const control = { ...controlIn(819), host: 'kernel.example' };
    const service = down(2013, { bytes: 114_688, kbps: 481 });
    const seen = [connecting('cdn.example', 360), control, service];
    const controls = controlTransfers('download', checkOf(seen));
    expect(isSuspicious(service, controls, checkOf(seen))).toBe(false);
    expect(isSuspicious(service, controls, checkOf([connecting('web.example', 90), ...seen]))).toBe(true);
  });

  it('shows no speed of the connection', () => {
    expect(controlTransfers('download', checkOf([controlIn(819)])).kbps).toBeUndefined();
  });
});

describe('two tries that failed in different ways', () => {
  it('agree that the service is at least slow', () => {
    const { verdict } = check({ transfers: discordGets([down(90), down(90), down(undefined, 'stalled', 30_000)]) });
    expect(verdict).toMatchObject({ state: 'slow', cause: 'throttle' });
  });
});

describe('a host from which the first sample breaks off', () => {
  it('gets no uploads, which would go on over the frozen connection', () => {
    const withOneHost = {
      ...discord,
      endpoints: discord.endpoints.map((endpoint) =>
        endpoint.large ? { ...endpoint, upload: endpoint.large[0]?.url ?? endpoint.url } : endpoint,
      ),
    };
    const one = makePlan('whole', [withOneHost], [...sampleControls, ...sampleTransferControls], seededRandom(7));
    const looked = (transfers: Transfers) =>
      simulateRound(one, worldWith(), { transfers }).done.filter((key) => key.includes('discord/media/first-upload'));
    expect(looked(goodTransfers)).toHaveLength(1);
    expect(looked(discordGets([down(undefined, 'stalled', 16_000)]))).toEqual([]);
  });
});

describe('uploads that never arrive', () => {
  it('are detected by two that stall while a few bytes pass', () => {
    const { verdict, of } = check({ transfers: discordGets([], [lostUpload]) });
    expect(verdict).toMatchObject({ state: 'partial', cause: 'freeze' });
    expect(of('upload')).toMatchObject({
      state: 'blocked',
      because: expect.arrayContaining(['small-passes-large-does-not']),
    });
  });

  it('count only as slow if downloads are almost as slow', () => {
    const { verdict, of } = check({ transfers: discordGets([down(60)], [lostUpload]) });
    expect(of('upload')).toMatchObject({ state: 'slow', cause: 'throttle' });
    expect(verdict).toMatchObject({ state: 'slow', cause: 'throttle' });
  });

  it('count as frozen if downloads are faster than that', () => {
    const { of } = check({ transfers: discordGets([down(400)], [lostUpload]) });
    expect(of('media')).toMatchObject({ state: 'slow' });
    expect(of('upload')).toMatchObject({ state: 'blocked', cause: 'freeze' });
  });

  it('are not assumed if the server cuts the upload', () => {
    const { verdict, of } = check({ transfers: discordGets([], [{ ...lostUpload, end: 'cut' }]) });
    expect(verdict.state).toBe('works');
    expect(of('upload')).toMatchObject({ state: 'unsure', because: ['odd-answer'] });
  });
});

describe('a line on which no large transfer passes', () => {
  it('says nothing about a service whose page does not come, and tries each control once', () => {
    const transfers: Transfers = (_host, probe) =>
      probe.endsWith('download') ? down(undefined, 'stalled', 90_000) : lostUpload;
    const { verdict, of, moved } = check({ transfers });
    expect(moved.filter((key) => key.includes('/control/'))).toHaveLength(sampleTransferControls.length);
    expect(moved.filter((key) => key.includes('/first-') && !key.includes('/control/'))).toEqual([
      'transfer/discord/web/first-download/1',
    ]);
    expect(verdict.state).toBe('unsure');
    expect(of('web')).toMatchObject({ state: 'unsure', because: ['control-transfer-failed'] });
    expect(of('media')).toMatchObject({ state: 'works', because: expect.arrayContaining(['control-transfer-failed']) });
    expect(of('upload')).toMatchObject({ state: 'unsure', because: ['not-tried', 'control-transfer-failed'] });
  });

  it('says nothing about a service if the name of no comparison site is found', () => {
    const isLost = (host: string, probe: Observation['probe']) => probe === 'first-download' && !isDiscord(host);
    const { seen } = simulateRound(
      plan,
      (host, probe) => (isLost(host, probe) ? failing('dns_lookup_error') : worldWith()(host, probe)),
      { transfers: (host, probe) => (isLost(host, probe) ? undefined : goodTransfers(host, probe)) },
    );
    const { functions } = judged(seen, judgeNetwork(checkOf(seen), { onLine: true }));
    expect(functions.find((one) => one.function === 'media')).toMatchObject({
      because: expect.arrayContaining(['control-transfer-failed']),
    });
  });

  it('says nothing about a service if it starts to fail in the middle of a round', () => {
    let downloads = 0;
    const transfers: Transfers = (host, probe) => {
      if (!probe.endsWith('download')) return goodTransfers(host, probe);
      downloads += 1;
      return downloads === 1 ? down(8000) : down(undefined, 'stalled', 9000);
    };
    // Its page did not come either.
    expect(check({ transfers }).verdict.state).toBe('unsure');
  });
});

describe('a service that is being confirmed', () => {
  const { seen } = simulateRound(plan, worldWith(), {
    transfers: (host, probe) =>
      isDiscord(host) && probe.endsWith('download') ? down(undefined, 'stalled', 16_000) : goodTransfers(host, probe),
  });
  const network = judgeNetwork(checkOf(seen), { onLine: true });
  const broken = seen.flatMap(({ transfer }, index) => (transfer?.end === 'stalled' ? [index + 1] : []));
  const soFar = (count: number) => checkOf(seen.slice(0, broken[count - 1]));
  const asJudged = (count: number) => judged(asItLooks(discord, soFar(count)).seen, network).state;

  it('is judged as at the end once two samples of it broke off, and not after one', () => {
    expect(judged(seen, network).state).toBe('partial');
    expect(asJudged(2)).toBe('partial');
    expect(asJudged(1)).not.toBe('partial');
  });

  describe('if samples of all controls abroad broke off too', () => {
    const { seen: frozen } = simulateRound(plan, worldWith(), {
      transfers: (host, probe) =>
        probe.endsWith('download') ? down(undefined, 'stalled', 16_000) : goodTransfers(host, probe),
    });
    const isFirst = (o: Observation) => o.probe === 'first-download';
    const file = frozen.findIndex((o) => isFirst(o) && o.host === 'cdn.discord.example');
    const early = frozen.slice(0, file + 1);
    const judgedOn = (check: Check) => judged(check.seen, judgeNetwork(check, { onLine: true }));

    it('is judged as at the end after one of its own', () => {
      expect(judgedOn(asItLooks(discord, checkOf(early)))).toMatchObject({ state: 'partial', cause: 'freeze' });
      expect(judgedOn(checkOf(frozen))).toMatchObject({ state: 'partial', cause: 'freeze' });
      expect(judgedOn(checkOf(early)).state).toBe('unsure');
    });

    it('is not told early where nothing answers any more', () => {
      const last = early.findLastIndex((o) => isFirst(o) && o.subject.kind === 'control');
      const { transfer: _none, ...ofFile } = early[file] as Observation;
      const silent: Observation = { ...ofFile, outcome: { kind: 'failed', failure: 'generic_timeout_error' } };
      expect(seemsToBreakOff('discord', checkOf(early))).toBe(true);
      expect(seemsToBreakOff('discord', checkOf([...early.slice(0, last + 1), silent]))).toBe(false);
    });
  });
});
