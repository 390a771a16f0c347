import { describe, expect, it } from 'vitest';
import type { EndpointVerdict } from '../../src/judge/endpoint.ts';
import { silenceCounts, unlessNeverSeenToWork } from '../../src/judge/never-seen-to-work.ts';
import { checkOf } from '../../src/measure/check.ts';
import type { Endpoint } from '../../src/model/service.ts';
import { telegram, type whatsapp } from './sample-services.ts';

const now = Date.UTC(2026, 10, 26);
const nothing = { seenToWork: new Set<string>(), now };
const contacted = { on: '2026-11-25', from: 'a network without a censor', saw: '200' };

const endpointOf = (from: typeof whatsapp, id: string): Endpoint => {
  const endpoint = from.endpoints.find((one) => one.id === id);
  if (!endpoint) throw new Error(`there is no ${id}`);
  return endpoint;
};
const source = (kind: 'client-code' | 'documentation' | 'other', read: string) =>
  ({ source: { kind, where: 'for a test', read } }) as const;

describe('the silence of an address', () => {
  const isMissed = (entry: Pick<Endpoint, 'source' | 'contacted'>, known = nothing) =>
    silenceCounts('whatsapp', entry, 'web', known);

  it.each([
    ['the code of a client, read this month', 'counts', source('client-code', '2026-11-01')],
    ['the code of a client, read eleven months ago', 'counts', source('client-code', '2026-01-01')],
    ['the code of a client, read two years ago', 'does not count', source('client-code', '2024-11-01')],
    ['a documentation', 'does not count', source('documentation', '2026-11-01')],
    ['a list', 'does not count', source('other', '2026-11-01')],
    ['memory alone', 'does not count', { source: { kind: 'memory', where: 'for a test' } } as const],
  ])('that is known from %s %s', (_text, verdict, entry) => {
    expect(isMissed(entry)).toBe(verdict === 'counts');
  });

  it('counts where it worked in this browser, or answered a maintainer', () => {
    const list = source('other', '2026-11-01');
    expect(isMissed(list, { ...nothing, seenToWork: new Set(['whatsapp/web']) })).toBe(true);
    expect(isMissed(list, { ...nothing, seenToWork: new Set(['whatsapp/chat']) })).toBe(false);
    expect(isMissed({ ...list, contacted })).toBe(true);
  });
});

describe('a refusal inside an answered connection', () => {
  const refused = (endpoint: Endpoint): EndpointVerdict => ({
    endpoint,
    state: 'blocked',
    cause: 'websocket',
    madeBy: 'on-server',
    confidence: 'likely',
    because: ['tries-agree'],
    rules: [],
  });
  const stateOf = (endpoint: Endpoint, seenToWork: readonly string[] = []) =>
    unlessNeverSeenToWork(refused(endpoint), {
      service: telegram,
      check: checkOf([]),
      ...nothing,
      seenToWork: new Set(seenToWork),
    }).state;
  const centre = endpointOf(telegram, 'kws1');

  it('is in doubt although the code of a client names the address', () => {
    expect(centre.source.kind).toBe('client-code');
    expect(stateOf(centre)).toBe('unsure');
  });

  it('counts once the endpoint or an equal one has worked, or answered a maintainer', () => {
    expect(stateOf(centre, ['telegram/kws1'])).toBe('blocked');
    expect(stateOf(centre, ['telegram/data-centres'])).toBe('blocked');
    expect(stateOf({ ...centre, contacted })).toBe('blocked');
    expect(stateOf(centre, ['telegram/web'])).toBe('unsure');
  });
});
