import type { HistoryRecord } from '../../src/history/export/history-record.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { Reason } from '../../src/model/reasons.ts';
import type { Round } from '../../src/model/round.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import type { FunctionVerdict, NetworkVerdict, ServiceVerdict } from '../../src/model/verdict.ts';
import {
  allServices,
  blockedBy,
  controlObservation,
  hourMs,
  minuteMs,
  observationOf,
  partialWebsocket,
  plainState,
  roundOf,
  siteVerdict,
  verdictOf,
} from './fixtures.ts';

/** The state of the history and the browser when a page opens. */
export interface Scene {
  readonly rounds: readonly Round[];
  readonly observations?: readonly Observation[];
  /** A longer history, imported as from a file. */
  readonly records?: readonly HistoryRecord[];
  readonly settings?: Settings;
  readonly granted?: boolean;
  readonly historySince?: number;
  /** Rows to open with their evidence before a screenshot, which is then of a tab, where all of it fits. */
  readonly open?: readonly string[];
  /** A button to press before a screenshot. */
  readonly press?: string;
}

/** The stored values of the scene's browser: whoever has checked anything has chosen the fixtures' services. */
export function storedSettings({ settings, rounds, records = [] }: Scene): Settings | undefined {
  if (settings) return { services: allServices, ...settings };
  return rounds.length + records.length > 0 ? { ...defaultSettings, services: allServices } : undefined;
}

/** One value cannot be read; the chosen language can. */
const damagedSettings = { ...defaultSettings, everyMinutes: 1 } as unknown as Settings;

/** Viber's site alone can be asked, and WhatsApp's photos were measured at a different host. */
const fine = (at: number) =>
  allServices.map((service) => {
    if (service === 'viber') return siteVerdict(service, at, 'site-only');
    const verdict = verdictOf(service, at);
    return service === 'whatsapp' ? { ...verdict, functions: verdict.functions.map(measuredElsewhere) } : verdict;
  });

function measuredElsewhere(verdict: FunctionVerdict): FunctionVerdict {
  if (verdict.function !== 'media') return verdict;
  const because = [...verdict.because, 'photos-lie-elsewhere' as const];
  return { ...verdict, confidence: 'likely', kbps: 2100, measuredAt: 'scontent.whatsapp.net', because };
}

function mixed(at: number) {
  return [
    blockedBy('whatsapp', at, 'tls', 'reset'),
    partialWebsocket('telegram', at),
    verdictOf('signal', at, { confidence: 'likely', because: ['private-ca-expected'] }),
    verdictOf('messenger', at),
    plainState('discord', at, 'down', ['server-error-5xx']),
    plainState('viber', at, 'unsure', ['tries-disagree']),
    verdictOf('max', at),
  ];
}

/** A sample of a file; without a speed it stopped on the way. */
function sampled(of: 'control' | (typeof allServices)[number], at: number, direction: 'down' | 'up', kbps?: number) {
  const place = direction === 'down' ? 'media' : 'upload';
  const base = of === 'control' ? controlObservation(at) : observationOf(of, at);
  const bytes = kbps === undefined ? 16_384 : 114_688;
  const { stages: _, ...sample } = {
    ...base,
    subject: of === 'control' ? base.subject : { kind: 'service', service: of, endpoint: place, function: place },
    probe: direction === 'down' ? 'download' : 'upload',
    tookMs: kbps === undefined ? 5000 : (8 * bytes) / kbps,
    transfer: { direction, bytes, end: kbps === undefined ? 'stalled' : 'enough', ...(kbps ? { kbps } : {}) },
  } satisfies Observation;
  return sample;
}

/** A day of hourly checks in which all worked, until an hour before the last one. */
function dayBefore(at: number, verdicts: readonly ServiceVerdict[]): Round[] {
  const earlier = Array.from({ length: 20 }, (_, index) => at - (20 - index) * hourMs);
  const moved = (time: number) => verdicts.map((verdict) => ({ ...verdict, at: time }));
  return [
    ...earlier.map((time) => roundOf(time, time < at - 2 * hourMs ? fine(time) : moved(time))),
    roundOf(at, verdicts),
  ];
}

function connection(state: NetworkVerdict['state'], because: NetworkVerdict['because'], reason: Reason) {
  return (now: number): Scene => ({
    rounds: [
      roundOf(now - 3 * hourMs, fine(now - 3 * hourMs)),
      roundOf(
        now - minuteMs,
        allServices.map((service) => plainState(service, now - minuteMs, 'unsure', [reason])),
        { network: { state, because, answered: 0, tried: 8 } },
      ),
    ],
  });
}

/** A check in which two messengers are judged so far. */
const underWay = (now: number): Round => ({
  ...roundOf(now - 1500, [blockedBy('whatsapp', now - 400, 'tls', 'reset'), verdictOf('max', now - 300)]),
  status: 'running',
  services: ['max', 'whatsapp', 'signal', 'viber', 'telegram', 'discord', 'messenger'],
  stages: {
    max: 'speed',
    whatsapp: 'final-retry',
    signal: 'reach',
    viber: 'reach',
    telegram: 'reach',
    discord: 'reach',
    messenger: 'reach',
  },
});

export const scenes: Readonly<Record<string, (now: number) => Scene>> = {
  'all-works': (now) => ({ rounds: [roundOf(now - 5 * minuteMs, fine(now - 5 * minuteMs))] }),
  'works-open': (now) => ({ rounds: [roundOf(now - 5 * minuteMs, fine(now - 5 * minuteMs))], open: ['whatsapp'] }),
  problems: (now) => ({
    rounds: [roundOf(now - 5 * minuteMs, mixed(now - 5 * minuteMs))],
    settings: { ...defaultSettings, background: true, everyMinutes: 60, backgroundSince: now - 20 * minuteMs },
  }),
  'one-blocked-open': (now) => {
    const at = now - 5 * minuteMs;
    const reset = { kind: 'failed', failure: 'connection_reset' } as const;
    const failed = observationOf('whatsapp', at, { outcome: reset, browserError: 'net::ERR_CONNECTION_RESET' });
    return {
      rounds: [
        roundOf(
          at - 1000,
          fine(at).map((verdict) =>
            verdict.service === 'whatsapp' ? blockedBy('whatsapp', at, 'tls', 'reset') : verdict,
          ),
        ),
      ],
      observations: [failed, { ...failed, attempt: 2 }, controlObservation(at), controlObservation(at)],
      open: ['whatsapp'],
    };
  },
  running: (now) => ({ rounds: [roundOf(now - 2 * hourMs, mixed(now - 2 * hourMs)), underWay(now)] }),
  'running-by-itself': (now) => ({
    rounds: [roundOf(now - 2 * hourMs, mixed(now - 2 * hourMs)), { ...underWay(now), trigger: 'schedule' }],
  }),
  'running-first': (now) => ({
    rounds: [
      {
        at: now - 300,
        extent: 'whole',
        trigger: 'person',
        status: 'running',
        services: allServices,
        profile: 'unknown',
        verdicts: [],
      },
    ],
  }),
  'running-silent': (now) => ({ rounds: [{ ...underWay(now), at: now - 6000 }] }),
  'running-nothing': (now) => ({
    rounds: [{ ...underWay(now), at: now - 6000, verdicts: [], stages: {} }],
  }),
  'first-run': () => ({ rounds: [], granted: false }),
  'problems-since': (now) => ({ rounds: dayBefore(now - 5 * minuteMs, mixed(now - 5 * minuteMs)) }),
  'six-blocked': (now) => {
    const at = now - 5 * minuteMs;
    const blocked = allServices
      .slice(0, 6)
      .map((service) =>
        service === 'viber' ? siteVerdict(service, at, 'site-blocked') : blockedBy(service, at, 'tls', 'reset'),
      );
    return { rounds: dayBefore(at, [...blocked, verdictOf('max', at)]) };
  },
  'longest-names': (now) => {
    const at = now - 5 * minuteMs;
    const services = ['google-meet', 'google-chat', 'instagram', 'messenger', 'kakaotalk', 'whatsapp', 'snapchat'];
    const [works = '', ...fail] = services;
    return {
      rounds: [roundOf(at, [...fail.map((service) => blockedBy(service, at, 'tls', 'reset')), verdictOf(works, at)])],
      settings: { ...defaultSettings, services },
    };
  },
  'photos-stall': (now) => {
    const at = now - 5 * minuteMs;
    const [first, ...rest] = fine(at);
    const stalls = { state: 'blocked', cause: 'freeze', confidence: 'likely', because: ['freezes-early'] } as const;
    const functions = [
      ...(first?.functions.filter((one) => one.function !== 'media' && one.function !== 'upload') ?? []),
      { function: 'media', ...stalls, stoppedAfterKilobytes: 16 } as const,
      { function: 'upload', ...stalls } as const,
    ];
    const photos = { ...stalls, state: 'partial', functions } as const;
    return { rounds: dayBefore(at, [verdictOf('whatsapp', at, photos), ...rest]) };
  },
  'photos-slow-open': (now) => {
    const at = now - 5 * minuteMs;
    const slow = { state: 'slow', cause: 'throttle', confidence: 'likely', because: ['many-times-slower'] } as const;
    const functions = verdictOf('telegram', at).functions.map((one) =>
      one.function === 'media' ? ({ ...one, ...slow, kbps: 430 } as const) : one,
    );
    return {
      rounds: [roundOf(at - 1000, [verdictOf('telegram', at, { ...slow, functions }), ...fine(at).slice(2)])],
      observations: [
        ...[310, 430, 480].map((kbps) => sampled('telegram', at, 'down', kbps)),
        sampled('telegram', at, 'up'),
        ...[9400, 12_000].map((kbps) => sampled('control', at, 'down', kbps)),
        sampled('control', at, 'up', 5200),
      ],
      open: ['telegram'],
    };
  },
  'left-out-open': (now) => {
    const at = now - 5 * minuteMs;
    const [first, ...rest] = fine(at);
    const functions = (first?.functions ?? []).map((one) =>
      one.function === 'messages' ? ({ ...one, confidence: 'likely', leftOut: ['app'] } as const) : one,
    );
    return { rounds: [roundOf(at, [verdictOf('whatsapp', at, { functions }), ...rest])], open: ['whatsapp'] };
  },
  'all-unsure': (now) => {
    const at = now - 5 * minuteMs;
    return {
      rounds: [
        roundOf(
          at,
          allServices.map((service) => plainState(service, at, 'unsure', ['one-try-only'])),
        ),
      ],
    };
  },
  proxied: (now) => {
    const at = now - 5 * minuteMs;
    const network = { state: 'proxied', because: ['proxy-in-path'], answered: 8, tried: 8 } as const;
    return { rounds: [roundOf(at, mixed(at), { network })] };
  },
  offline: connection('offline', ['no-control-answers'], 'network-offline'),
  'proxy-dead': connection('proxy-dead', ['proxy-silent'], 'network-proxy-dead'),
  captive: connection('captive-portal', ['http-controls-altered'], 'network-captive-portal'),
  'national-only': connection('national-only', ['domestic-only'], 'network-national-only'),
  'clock-wrong': connection('clock-wrong', ['all-certificates-out-of-date'], 'network-clock-wrong'),
  stale: (now) => ({
    rounds: [roundOf(now - 30 * hourMs, mixed(now - 30 * hourMs))],
    settings: { ...defaultSettings, background: true, everyMinutes: 60, backgroundSince: now - 40 * hourMs },
  }),
  'tested-again': (now) => ({
    rounds: [
      roundOf(now - 72 * hourMs, mixed(now - 72 * hourMs)),
      roundOf(now - 20_000, [verdictOf('signal', now - 20_000)]),
    ],
  }),
  'silent-open': (now) => {
    const at = now - 5 * minuteMs;
    const silent = { kind: 'failed', failure: 'generic_timeout_error' } as const;
    const because = ['tries-agree', 'name-or-address-unclear', 'controls-fine'] as const;
    const { stages: _, ...failed } = observationOf('whatsapp', at, { outcome: silent, tookMs: 2500 });
    return {
      rounds: [roundOf(at - 1000, [plainState('whatsapp', at, 'blocked', because), ...fine(at).slice(1)])],
      observations: [failed, { ...failed, attempt: 2 }, controlObservation(at), controlObservation(at)],
      open: ['whatsapp'],
    };
  },
  declined: (now) => ({
    rounds: [
      roundOf(
        now - minuteMs,
        allServices.map((service) => plainState(service, now - minuteMs, 'untestable', ['permission-missing'])),
        { network: { state: 'unknown', because: ['too-few-controls'], answered: 0, tried: 0 } },
      ),
    ],
    granted: false,
  }),
  notes: (now) => ({
    rounds: [
      roundOf(now - 9 * minuteMs, fine(now - 9 * minuteMs)),
      roundOf(now - 2 * minuteMs, [], { status: 'interrupted', problem: 'storage-full' }),
    ],
    settings: damagedSettings,
  }),
  'sites-only': (now) => {
    const at = now - 5 * minuteMs;
    return {
      rounds: [
        roundOf(at, [
          verdictOf('whatsapp', at),
          blockedBy('telegram', at, 'tls', 'reset'),
          siteVerdict('viber', at, 'site-only'),
          siteVerdict('imo', at, 'site-blocked'),
          plainState('signal', at, 'unsure', ['tries-disagree']),
        ]),
      ],
      observations: [observationOf('viber', at + 100), controlObservation(at + 200)],
      settings: { ...defaultSettings, services: ['whatsapp', 'telegram', 'viber', 'imo', 'signal'] },
      open: ['viber'],
    };
  },
  'what-to-do': (now) => {
    const at = now - 5 * minuteMs;
    const answering = {
      function: 'calls',
      state: 'works',
      confidence: 'confident',
      because: ['relay-answered'],
    } as const;
    const signal = verdictOf('signal', at);
    return {
      rounds: [
        roundOf(at, [
          blockedBy('whatsapp', at, 'dns', 'nxdomain'),
          { ...signal, functions: [...signal.functions.filter((one) => one.function !== 'calls'), answering] },
          verdictOf('max', at),
        ]),
      ],
      settings: { ...defaultSettings, services: ['whatsapp', 'signal', 'max'] },
      open: [],
      press: '[data-action="what-to-do"]',
    };
  },
  'cut-off': (now) => {
    const at = now - minuteMs;
    const network = {
      state: 'national-only',
      because: ['domestic-only'],
      answered: 2,
      tried: 8,
      country: 'RU',
    } as const;
    return {
      rounds: [
        roundOf(at, [plainState('whatsapp', at, 'unsure', ['network-national-only']), verdictOf('max', at)], {
          network,
        }),
      ],
      settings: { ...defaultSettings, services: ['whatsapp', 'max'] },
      open: [],
      press: '[data-action="what-to-do"]',
    };
  },
  'history-lost': (now) => ({ rounds: [], historySince: now - 50 * hourMs }),
};
