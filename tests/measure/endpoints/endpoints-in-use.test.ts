import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { endpointsInUse } from '../../../src/measure/endpoints/endpoints-in-use.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { Endpoint } from '../../../src/model/service.ts';
import { discord } from '../../judge/sample-services.ts';
import { answer, endpointOf, tryAt } from '../../judge/sample-tries.ts';

const unverified: Endpoint = {
  id: 'images',
  function: 'media',
  url: 'https://images.discord.example/',
  healthy: {},
  certificate: 'public',
  hstsPreloaded: false,
  source: { kind: 'client-code', where: 'made for tests', read: '2026-11-24' },
  isUnverified: true,
};
const inUse = (...endpoints: Endpoint[]) => endpointsInUse({ ...discord, endpoints }, checkOf([])).map(({ id }) => id);

describe('an address that may not answer unknown clients', () => {
  it('is not asked beside others of its function', () => {
    expect(inUse(...discord.endpoints, unverified)).toEqual(['web', 'chat', 'media']);
  });

  it('is asked once it has answered a maintainer', () => {
    const contacted = { on: '2026-11-30', from: 'a line for tests', saw: '404' };
    expect(inUse(...discord.endpoints, { ...unverified, contacted })).toEqual(['web', 'chat', 'media', 'images']);
  });

  it('is asked if its function has no other', () => {
    const others = discord.endpoints.filter(({ function: id }) => id !== 'media');
    expect(inUse(...others, unverified)).toEqual(['web', 'chat', 'images']);
  });
});

describe('an address that stands in for another one', () => {
  const standIn: Endpoint = {
    ...endpointOf(discord, 'web'),
    id: 'other',
    url: 'https://other.discord.example/',
    standsInFor: 'web',
  };
  const service = { ...discord, endpoints: [...discord.endpoints, standIn] };
  const isAsked = (...seen: Observation[]) => endpointsInUse(service, checkOf(seen)).includes(standIn);
  const compared = (probe: Observation['probe'], outcome: Observation['outcome']) =>
    tryAt(discord, 'web', { probe, outcome, tookMs: 200 });
  const failed = tryAt(discord, 'web');
  const deadEnd = [
    failed,
    compared('dns', { kind: 'resolved', exists: true, addressKinds: ['public'], compared: 'other' }),
    compared('address-tcp', { kind: 'connected' }),
    compared('own-address-tcp', { kind: 'failed', failure: 'generic_timeout_error' }),
  ];

  it('is asked if that one fails, which may have moved', () => {
    expect(isAsked(tryAt(discord, 'web', answer))).toBe(false);
    expect(isAsked(failed)).toBe(true);
  });

  it('does not count if the other leads to a dead address, since it lives where it did', () => {
    expect(isAsked(...deadEnd)).toBe(false);
    expect(isAsked(...deadEnd, tryAt(service, 'other'))).toBe(false);
  });

  it('counts anyway if it answered', () => {
    expect(isAsked(...deadEnd, tryAt(service, 'other', answer))).toBe(true);
  });
});
