import { afterEach, describe, expect, it, vi } from 'vitest';
import { comparison } from '../../src/background/round/comparison-probes.ts';
import type { DnsAndTcp, OwnAnswer } from '../../src/background/round/dns-and-tcp.ts';
import type { Comparison } from '../../src/model/failures.ts';
import type { Control } from '../../src/model/service.ts';
import type { Sighting } from '../../src/probe/http.ts';
import type { Connected } from '../../src/probe/webrtc-instruments.ts';
import { telegram } from '../judge/sample-services.ts';
import { contextOf } from '../probe/probing.ts';

afterEach(() => vi.unstubAllGlobals());

const truth = '149.154.167.99';
const [endpoint] = telegram.endpoints;
const resolver = (id: string): Control => ({
  id,
  class: 'resolver',
  vendor: id,
  url: `https://${id}.example/resolve`,
  healthy: {},
  hstsPreloaded: false,
  format: 'dns-json',
  source: { kind: 'memory', where: 'made for tests' },
});

/** Resolvers elsewhere tell the truth, and no address answers. */
function answerAsElsewhere(): void {
  const body = JSON.stringify({ Status: 0, Answer: [{ type: 1, data: truth }] });
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.includes('/resolve')) return new Response(body);
    throw new TypeError('no way');
  });
}

interface Network {
  readonly answer: OwnAnswer;
  readonly lives?: readonly string[];
  readonly isFirefox?: boolean;
}

function below({ answer, lives = [], isFirefox = false }: Network): DnsAndTcp {
  const connect = async (address: string): Promise<Connected> => (lives.includes(address) ? 'open' : 'silent');
  return {
    distinguishesNxdomain: isFirefox,
    lookUp: async () => answer,
    connect: isFirefox ? async () => 'not-visible-here' : connect,
  };
}

async function comparisonOn(network: Network | undefined, depth: Comparison = 'all'): Promise<readonly Sighting[]> {
  if (!endpoint) throw new Error('the service has no endpoint');
  answerAsElsewhere();
  const resolvers = [resolver('one'), resolver('two')];
  const seen: Sighting[] = [];
  const around = network && below(network);
  for await (const one of comparison({}, endpoint, depth, resolvers, () => contextOf(), around)) seen.push(one);
  return seen;
}

const found = (seen: readonly Sighting[]) =>
  Object.fromEntries(seen.filter(({ probe }) => probe !== 'doh').map(({ probe, outcome }) => [probe, outcome]));

const silence = { kind: 'failed', failure: 'generic_timeout_error' };
const leads = (compared: string) => ({ kind: 'resolved', exists: true, addressKinds: ['public'], compared });

describe('the comparison probes of an endpoint', () => {
  it('asks which address this network gives, and whether anything answers there', async () => {
    expect(found(await comparisonOn({ answer: [truth], lives: [truth] }))).toEqual({
      dns: leads('same'),
      'own-address-tcp': { kind: 'connected' },
    });
  });

  it('asks the address that others know too, if this network gives a different one', async () => {
    expect(found(await comparisonOn({ answer: ['83.224.65.41'], lives: [truth] }))).toEqual({
      dns: leads('other'),
      'own-address-tcp': silence,
      'address-tcp': { kind: 'connected' },
    });
  });

  it('connects at the port of the endpoint', async () => {
    if (!endpoint) throw new Error('the service has no endpoint');
    answerAsElsewhere();
    const asked: string[] = [];
    const connect = async (address: string, port: string) => {
      asked.push(`${address} ${port}`);
      return 'open' as const;
    };
    const around = { ...below({ answer: [truth] }), connect };
    const own = { ...endpoint, url: 'https://web.telegram.example:8443/' };
    for await (const _ of comparison({}, own, 'all', [resolver('one')], () => contextOf(), around));
    expect(asked).toEqual([`${truth} 8443`]);
  });

  it('connects to no address inside the person’s own network', async () => {
    const seen = found(await comparisonOn({ answer: ['192.168.1.1'], lives: [truth, '192.168.1.1'] }));
    expect(seen.dns).toEqual({ kind: 'resolved', exists: true, addressKinds: ['private'] });
    expect(seen).not.toHaveProperty('own-address-tcp');
  });

  it('report that the network’s own resolver is silent', async () => {
    expect(found(await comparisonOn({ answer: 'silent', lives: [truth] }))).toMatchObject({ dns: silence });
  });

  it('tries a handshake without the name if the browser makes no bare connections', async () => {
    const seen = found(await comparisonOn({ answer: ['83.224.65.41'], isFirefox: true }));
    expect(Object.keys(seen)).toEqual(['dns', 'address-tls', 'own-address-tls']);
  });

  it('says nothing about lookups if the browser shows none, and tries a handshake with the address that others know', async () => {
    const blind = Object.keys(found(await comparisonOn(undefined)));
    expect(blind).toEqual(['address-tls']);
    const held = await comparisonOn({ answer: 'not-visible-here', lives: [truth] });
    expect(found(held)).toEqual({ 'address-tcp': { kind: 'connected' } });
  });

  it('looks up a name that was not found again only if that distinguishes absence from silence', async () => {
    expect(found(await comparisonOn({ answer: 'silent' }, 'name'))).toEqual({});
    expect(found(await comparisonOn({ answer: [], isFirefox: true }, 'name'))).toEqual({
      dns: { kind: 'resolved', exists: false, addressKinds: [] },
    });
  });

  it.each([
    ['silent', async () => Promise.reject(new TypeError('no way')), ['one', 'two']],
    ['out of order', async () => new Response('x'.repeat(5000)), ['one', 'two', 'three', 'four']],
  ] as const)('asks two resolvers if they are silent, and others if they fail (%s)', async (_how, first, asked) => {
    if (!endpoint) throw new Error('the service has no endpoint');
    const body = JSON.stringify({ Status: 0, Answer: [{ type: 1, data: truth }] });
    vi.stubGlobal('fetch', (url: string) => (/one|two/.test(url) ? first() : Promise.resolve(new Response(body))));
    const resolvers = ['one', 'two', 'three', 'four'].map(resolver);
    const seen: Sighting[] = [];
    for await (const o of comparison({}, endpoint, 'name', resolvers, () => contextOf(), undefined)) seen.push(o);
    expect(seen.map((o) => o.resolver)).toEqual(asked);
  });

  it('pass on no address', async () => {
    const networks: Network[] = [
      { answer: [truth], lives: [truth] },
      { answer: ['83.224.65.41', '2a03:2880::1'], lives: ['83.224.65.41'] },
      { answer: ['83.224.65.41'], isFirefox: true },
    ];
    for (const network of networks) {
      const text = JSON.stringify(await comparisonOn(network));
      expect(text).not.toMatch(/\d+\.\d+\.\d+\.\d+|2a03:/);
    }
  });
});
