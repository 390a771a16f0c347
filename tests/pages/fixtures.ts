import type { Observation } from '../../src/model/observation.ts';
import type { Round } from '../../src/model/round.ts';
import type {
  FunctionState,
  FunctionVerdict,
  NetworkVerdict,
  ServiceState,
  ServiceVerdict,
} from '../../src/model/verdict.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** The services that the tests' person has chosen. */
export const allServices = ['whatsapp', 'telegram', 'signal', 'messenger', 'discord', 'viber', 'max'] as const;

export const online: NetworkVerdict = { state: 'online', because: ['foreign-controls-answer'], answered: 8, tried: 8 };

export function worksFunction(id: FunctionVerdict['function']): FunctionVerdict {
  return { function: id, state: 'works', confidence: 'confident', because: ['fresh-answer'] };
}

const untested: readonly FunctionVerdict[] = [
  { function: 'upload', state: 'untestable', because: ['needs-login'] },
  { function: 'calls', state: 'untestable', because: ['needs-login'] },
];

/** A verdict that the service works, with changes. */
export function verdictOf(service: string, at: number, change: Partial<ServiceVerdict> = {}): ServiceVerdict {
  return {
    service,
    state: 'works',
    confidence: 'confident',
    functions: [worksFunction('web'), worksFunction('messages'), worksFunction('media'), ...untested],
    because: ['fresh-answer'],
    at,
    ruleset: 1,
    ...change,
  };
}

/** A verdict whose core functions all fail in one way. */
export function blockedBy(
  service: string,
  at: number,
  cause: 'tls' | 'dns' | 'ip' | 'http',
  manner: ServiceVerdict['manner'],
) {
  const failing = { state: 'blocked', cause, confidence: 'likely', ...(manner ? { manner } : {}) } as const;
  const because = ['tries-agree', 'controls-fine'] as const;
  return verdictOf(service, at, {
    ...failing,
    functions: [
      { function: 'web', ...failing, because },
      { function: 'messages', ...failing, because },
      { function: 'media', ...failing, because },
      ...untested,
    ],
    because,
  });
}

export function partialWebsocket(service: string, at: number): ServiceVerdict {
  return verdictOf(service, at, {
    state: 'partial',
    cause: 'websocket',
    confidence: 'likely',
    functions: [
      worksFunction('web'),
      {
        function: 'messages',
        state: 'partial',
        cause: 'websocket',
        confidence: 'likely',
        count: { failed: 3, total: 5 },
        because: ['some-endpoints-answer'],
      },
      worksFunction('media'),
      ...untested,
    ],
    because: ['some-endpoints-answer', 'controls-fine'],
  });
}

export function plainState(
  service: string,
  at: number,
  state: ServiceState,
  because: ServiceVerdict['because'],
): ServiceVerdict {
  if (state === 'site-only' || state === 'site-blocked') return siteVerdict(service, at, state);
  if (state === 'works') return verdictOf(service, at, { because });
  const functions = (['web', 'messages'] as const).map((id): FunctionVerdict => ({ function: id, state, because }));
  const base: ServiceVerdict = { service, state, functions, because, at, ruleset: 1 };
  return state === 'untestable' ? base : { ...base, confidence: state === 'unsure' ? 'unsure' : 'likely' };
}

const siteStates = { 'site-only': 'works', 'site-blocked': 'blocked' } as const satisfies Record<string, FunctionState>;

/** A verdict on a service whose site alone can be asked. */
export function siteVerdict(service: string, at: number, state: keyof typeof siteStates): ServiceVerdict {
  const failing = {
    cause: 'tls',
    manner: 'reset',
    confidence: 'likely',
    because: ['tries-agree', 'controls-fine'],
  } as const;
  const known = state === 'site-blocked' ? failing : ({ confidence: 'confident', because: ['fresh-answer'] } as const);
  return {
    service,
    state,
    ...known,
    functions: [
      { function: 'web', state: siteStates[state], ...known },
      { function: 'messages', state: 'untestable', because: ['no-web-client'] },
      { function: 'calls', state: 'untestable', because: ['no-public-endpoint'] },
    ],
    at,
    ruleset: 1,
  };
}

/** A round that finished two seconds after its start. */
export function roundOf(at: number, verdicts: readonly ServiceVerdict[], change: Partial<Round> = {}): Round {
  return {
    at,
    extent: 'whole',
    trigger: 'person',
    status: 'finished',
    profile: 'unknown',
    services: verdicts.map((verdict) => verdict.service),
    endedAt: at + 2000,
    network: online,
    verdicts,
    ...change,
  };
}

export function observationOf(service: string, at: number, change: Partial<Observation> = {}): Observation {
  return {
    subject: { kind: 'service', service, endpoint: 'web', function: 'web' },
    probe: 'https',
    host: `${service}.example`,
    at,
    tookMs: 160,
    attempt: 1,
    phase: 'during',
    outcome: { kind: 'answered', status: 200, healthy: true },
    stages: { dnsMs: 21, tcpMs: 41, tlsMs: 44, firstByteMs: 47 },
    reused: false,
    ...change,
  };
}

export function controlObservation(at: number): Observation {
  return observationOf('', at, {
    subject: { kind: 'control', control: 'example', class: 'foreign', vendor: 'example' },
    host: 'www.example.com',
  });
}
