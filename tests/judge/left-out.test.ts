import { describe, expect, it } from 'vitest';
import type { EndpointVerdict } from '../../src/judge/endpoint.ts';
import {
  type FailureFacts,
  failureRules,
  heldAgainstOrLeftOut,
  ofPageBesideItsHost,
} from '../../src/judge/left-out.ts';
import type { Changed } from '../../src/judge/step.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import type { MadeBy } from '../../src/model/failures.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import type { Endpoint, Service } from '../../src/model/service.ts';
import { signal, telegram, whatsapp } from './sample-services.ts';
import { endpointOf } from './sample-tries.ts';

const now = Date.UTC(2026, 10, 26);
const contacted = { on: '2026-11-25', from: 'a network without a censor', saw: '200' };
const source = (kind: 'client-code' | 'documentation' | 'other', read: string) =>
  ({ source: { kind, where: 'for a test', read } }) as const;

const silent: Outcome = { kind: 'failed', failure: 'generic_timeout_error' };
const answers: Outcome = { kind: 'answered', status: 200, healthy: true };

const seenOf = (service: Service, failing: readonly string[]): Observation[] =>
  service.endpoints.map((endpoint, at) => ({
    subject: { kind: 'service', service: service.id, endpoint: endpoint.id, function: endpoint.function },
    probe: endpoint.url.startsWith('wss:') ? 'websocket' : 'https',
    host: new URL(endpoint.url).hostname,
    at,
    tookMs: 100,
    attempt: 1,
    phase: 'during',
    outcome: failing.includes(endpoint.id) ? silent : answers,
    reused: false,
  }));

interface Told {
  readonly endpoint?: Endpoint;
  /** Which endpoints of its service fail. */
  readonly failing?: readonly string[];
  readonly seenToWork?: readonly string[];
  readonly madeBy?: MadeBy;
}

/** The verdict on an endpoint's failure. */
function judged(service: Service, id: string, told: Told = {}): Changed<EndpointVerdict> {
  const { endpoint = endpointOf(service, id), failing = [id], seenToWork = [], madeBy = 'server-or-path' } = told;
  const verdict = {
    endpoint,
    state: 'blocked',
    cause: 'ip',
    madeBy,
    confidence: 'likely',
    because: [],
    rules: [],
  } as const;
  const check = checkOf(seenOf(service, failing));
  return heldAgainstOrLeftOut(verdict, { service, check, seenToWork: new Set(seenToWork), now });
}

const judgedAs = {
  endpoint: endpointOf(whatsapp, 'media'),
  state: 'blocked',
  cause: 'dns',
  madeBy: 'server-or-path',
  confidence: 'likely',
  because: [],
  rules: [],
} as const;
const led = (verdict: EndpointVerdict) =>
  heldAgainstOrLeftOut(verdict, {
    service: whatsapp,
    check: checkOf(seenOf(whatsapp, ['media'])),
    seenToWork: new Set(),
    now,
  });

describe('an address that fails alone', () => {
  it('is left out, and says why', () => {
    expect(judged(whatsapp, 'media')).toMatchObject({
      state: 'unsure',
      isLeftOut: true,
      because: ['not-seen-to-work', 'address-may-have-changed'],
      by: ['odd-one-out'],
    });
  });

  it('is left out although it is the page', () => {
    expect(judged(signal, 'web').isLeftOut).toBe(true);
  });

  it('counts against its service if somebody on the path made it fail', () => {
    expect(judged(whatsapp, 'media', { madeBy: 'path' })).toMatchObject({
      state: 'blocked',
      by: ['made-by-the-path'],
    });
  });

  it('counts against it if this very address worked lately, but not if an equal one did', () => {
    expect(judged(telegram, 'kws1', { seenToWork: ['telegram/kws1'] }).state).toBe('blocked');
    expect(judged(telegram, 'kws1', { seenToWork: ['telegram/kws2'] }).state).toBe('unsure');
  });

  it('counts against it for 30 days after it answered a maintainer', () => {
    const endpoint = endpointOf(whatsapp, 'media');
    expect(judged(whatsapp, 'media', { endpoint: { ...endpoint, contacted } }).state).toBe('blocked');
    const before = { ...contacted, on: '2026-10-25' };
    expect(judged(whatsapp, 'media', { endpoint: { ...endpoint, contacted: before } }).state).toBe('unsure');
  });
});

describe('an address to which a name is misdirected, and where nothing answers', () => {
  const verdict = (deadEnd?: true) => ({ ...judgedAs, marks: deadEnd ? { deadEnd } : {} });

  it("counts against its service outside the service's networks, where no resolver can have kept it from before", () => {
    expect(led(verdict(true)).by).toEqual(['lives-elsewhere']);
  });

  it('is left out elsewhere, since the service may have moved while the resolver here keeps the old address', () => {
    expect(led(verdict())).toMatchObject({ isLeftOut: true, by: ['odd-one-out'] });
  });
});

describe('a page of which no byte came', () => {
  const page = endpointOf(whatsapp, 'web');
  const judgedPage = (endpoint: Endpoint, isAlone: boolean) =>
    ofPageBesideItsHost(endpoint, isAlone, { service: whatsapp, seenToWork: new Set(), now }).then;

  it('is left out if nothing else of its service broke off like this', () => {
    expect(judgedPage(page, true)).toBe('left-out');
    expect(judgedPage(page, false)).toBe('held-against-it');
  });

  it('counts against its service if it answered a maintainer lately', () => {
    expect(judgedPage({ ...page, contacted }, true)).toBe('held-against-it');
  });
});

describe('addresses that fail together', () => {
  const hosts = whatsapp.endpoints.map(({ id }) => id);

  it('count against their service', () => {
    expect(judged(whatsapp, 'media', { failing: hosts }).state).toBe('blocked');
  });

  it('do so if all of one function fail, although others answer', () => {
    const centres = ['kws1', 'kws2', 'kws3', 'kws4', 'kws5'];
    expect(judged(telegram, 'kws1', { failing: centres }).state).toBe('blocked');
    expect(judged(telegram, 'kws1', { failing: centres.slice(0, 4) }).state).toBe('unsure');
  });

  it('do so if the only address that answers is one that another client asks in its turn', () => {
    const other = {
      ...endpointOf(telegram, 'kws1'),
      id: 'other-client',
      url: 'wss://other.web.telegram.example/',
      inTurn: 'other-client',
    };
    const service = { ...telegram, endpoints: [...telegram.endpoints, other] };
    expect(judged(service, 'kws1', { failing: ['kws1', 'kws2', 'kws3', 'kws4', 'kws5'] }).state).toBe('blocked');
  });

  it('are left out if one host has both', () => {
    expect(judged(whatsapp, 'web', { failing: ['web', 'chat'] }).state).toBe('unsure');
  });

  it.each([
    ['the code of a client, read eleven months ago', 'blocked', source('client-code', '2026-01-01')],
    ['the code of a client, read thirteen months ago', 'unsure', source('client-code', '2025-10-26')],
    ['a documentation', 'unsure', source('documentation', '2026-11-01')],
    ['a list', 'unsure', source('other', '2026-11-01')],
    ['memory alone', 'unsure', { source: { kind: 'memory', where: 'for a test' } } as const],
  ])('and are known from %s read %s', (_text, state, known) => {
    const endpoint = { ...endpointOf(whatsapp, 'media'), ...known };
    expect(judged(whatsapp, 'media', { endpoint, failing: hosts }).state).toBe(state);
  });
});

describe('a failure made by the server itself', () => {
  it('is left out, however many hosts have it', () => {
    const centres = ['kws1', 'kws2', 'kws3', 'kws4', 'kws5'];
    expect(judged(telegram, 'kws1', { madeBy: 'server', failing: centres }).isLeftOut).toBe(true);
  });

  it('counts once this very address has worked', () => {
    expect(judged(telegram, 'kws1', { madeBy: 'server', seenToWork: ['telegram/kws1'] }).state).toBe('blocked');
  });
});

it('every rule of the list decides something', () => {
  const facts: FailureFacts = {
    madeBy: 'server',
    came: 'nothing-known',
    worked: false,
    errsAtSeveral: false,
    hosts: 'alone',
    inUse: false,
    noChannels: false,
  };
  const examples: readonly FailureFacts[] = [
    { ...facts, madeBy: 'path' },
    { ...facts, worked: true },
    { ...facts, came: 'an-error', errsAtSeveral: true },
    { ...facts, madeBy: 'server-or-path', came: 'a-dead-end' },
    { ...facts, madeBy: 'server-or-path', hosts: 'together', inUse: true },
    { ...facts, noChannels: true },
    { ...facts, came: 'another-answer' },
    { ...facts, came: 'another-path' },
    { ...facts, came: 'an-error' },
    { ...facts, came: 'a-refused-channel' },
    { ...facts, madeBy: 'server-or-path' },
    facts,
  ];
  const ids = failureRules.groups.flatMap(({ rules }) => rules.map(({ id }) => id));
  expect(examples.map((one) => failureRules.first(one).id)).toEqual(ids);
});
