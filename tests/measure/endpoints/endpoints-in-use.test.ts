import { describe, expect, it } from 'vitest';
import { endpointsInUse } from '../../../src/measure/endpoints/endpoints-in-use.ts';
import type { Endpoint } from '../../../src/model/service.ts';
import { discord } from '../../judge/sample-services.ts';

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
const inUse = (...endpoints: Endpoint[]) => endpointsInUse({ ...discord, endpoints }, []).map(({ id }) => id);

describe('an address of which nobody knows whether it answers unknown clients', () => {
  it('is not asked beside others of its function', () => {
    expect(inUse(...discord.endpoints, unverified)).toEqual(['web', 'chat', 'media']);
  });

  it('is asked once it has answered a maintainer', () => {
    const contacted = { on: '2026-11-30', from: 'a line for tests', saw: '404' };
    expect(inUse(...discord.endpoints, { ...unverified, contacted })).toEqual(['web', 'chat', 'media', 'images']);
  });

  it('is asked where its function has no other', () => {
    const others = discord.endpoints.filter(({ function: id }) => id !== 'media');
    expect(inUse(...others, unverified)).toEqual(['web', 'chat', 'images']);
  });
});
