import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Control } from '../../src/model/service.ts';
import { resolveOverHttps } from '../../src/probe/resolve.ts';
import { makeBehaviours } from '../net/behaviour.ts';
import type { AddressesOf } from '../net/resolver.ts';
import { answerResolver } from '../net/resolver.ts';
import { contextOf } from './probing.ts';

/** A resolver without a name, unlike those of the internet on loopback. */
let server: Server;
let says: AddressesOf | string = () => undefined;
let questions = 0;
/** The number of the query from which it hangs up. */
let maxQuestions = Number.POSITIVE_INFINITY;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    questions += 1;
    if (questions > maxQuestions) return response.destroy();
    if (typeof says === 'string') return response.end(says);
    const answer = await answerResolver(request, Promise.resolve(Buffer.alloc(0)), says, makeBehaviours());
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
beforeEach(() => {
  questions = 0;
  maxQuestions = Number.POSITIVE_INFINITY;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const formats = ['dns-json', 'dns-message'] as const;

async function resolve(name: string, format: (typeof formats)[number], answer: AddressesOf | string) {
  says = answer;
  const resolver: Control = {
    id: 'resolver-test',
    class: 'resolver',
    vendor: 'test',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dns-query`,
    healthy: {},
    hstsPreloaded: false,
    format,
    source: { kind: 'memory', where: 'made for tests' },
  };
  const { sighting, addresses } = await resolveOverHttps(name, resolver, contextOf());
  return { sighting, outcome: sighting.outcome, addresses };
}

describe.each(formats)('a resolver that speaks %s', (format) => {
  it('gives the addresses of a name, and only their kinds are kept', async () => {
    const { outcome, addresses, sighting } = await resolve('web.example', format, () => ['8.8.8.8', '10.10.34.35']);
    expect(addresses).toEqual(['8.8.8.8', '10.10.34.35']);
    expect(outcome).toEqual({ kind: 'resolved', exists: true, addressKinds: ['public', 'private'] });
    expect(sighting).toMatchObject({ probe: 'doh', host: 'web.example' });
    expect(JSON.stringify(sighting)).not.toContain('8.8.8.8');
  });

  it('is asked once for a name with IPv4 addresses, and once for a name that does not exist', async () => {
    await resolve('web.example', format, () => ['192.0.2.1', '2001:db8::7']);
    expect(questions).toBe(1);
    await resolve('gone.example', format, () => undefined);
    expect(questions).toBe(2);
  });

  it('is asked for the IPv6 addresses of a name that has no others', async () => {
    const found = ['2606:4700::1111', '::1', 'fd00::1'];
    const { outcome, addresses, sighting } = await resolve('six.example', format, () => found);
    expect(addresses).toEqual(found);
    expect(outcome).toEqual({
      kind: 'resolved',
      exists: true,
      addressKinds: ['public', 'loopback', 'private'],
      ipv6Only: true,
    });
    expect(JSON.stringify(sighting)).not.toContain('2606');
  });

  it('that fails on the second query does not count as saying that the name has no address', async () => {
    maxQuestions = 1;
    const { outcome, addresses } = await resolve('six.example', format, () => ['2606:4700::1111']);
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(addresses).toEqual([]);
  });

  it('says that a name does not exist, or has no address', async () => {
    for (const nothing of [() => undefined, () => []]) {
      const { outcome, addresses } = await resolve('gone.example', format, nothing);
      expect(outcome).toEqual({ kind: 'resolved', exists: false, addressKinds: [] });
      expect(addresses).toEqual([]);
    }
  });

  it.each(['<html>blocked</html>', '', '{"Status":"0"}', '[]', 'null', '{"Status":5}'])(
    'fails when its answer is `%s`',
    async (text) => {
      const { outcome, addresses } = await resolve('web.example', format, text);
      expect(outcome).toEqual({ kind: 'failed', failure: 'http_invalid_answer' });
      expect(addresses).toEqual([]);
    },
  );
});

describe('an answer in JSON', () => {
  it('gives only addresses, and skips aliases and malformed records', async () => {
    const Answer = [
      { type: 5, data: 'alias.example.' },
      { type: 1, data: 'nonsense' },
      { type: 1, data: '2001:db8::7' },
      { type: 1, data: 7 },
      'text',
      { type: 1, data: '192.0.2.1' },
    ];
    const { addresses } = await resolve('web.example', 'dns-json', JSON.stringify({ Status: 0, Answer }));
    expect(addresses).toEqual(['192.0.2.1']);
  });

  it('gives only IPv6 addresses in the same way', async () => {
    const Answer = [
      { type: 5, data: 'alias.example.' },
      { type: 28, data: 'nonsense' },
      { type: 28, data: '192.0.2.1' },
      { type: 28, data: '2001:DB8:0::7' },
    ];
    const { addresses } = await resolve('six.example', 'dns-json', JSON.stringify({ Status: 0, Answer }));
    expect(addresses).toEqual(['2001:db8::7']);
  });
});

describe('a resolver that speaks dns-json', () => {
  it.each([
    ['that answers without addresses', '{"Status":0,"Answer":7}'],
    ['whose own servers answer nobody', '{"Status":2}'],
  ])('has no address for a name %s', async (_what, text) => {
    const { outcome } = await resolve('web.example', 'dns-json', text);
    expect(outcome).toEqual({ kind: 'resolved', exists: false, addressKinds: [] });
  });
});
