import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { type Internet, startInternet } from './internet.ts';

let internet: Internet;
beforeAll(async () => {
  internet = await startInternet({
    addressesOf: (name) => (name === 'gone.test' ? undefined : ['198.51.100.7', '2001:db8::7']),
  });
});
beforeEach(() => internet.heal());
afterAll(() => internet.stop());

async function askJson(resolver: string, name: string, type = 'A') {
  const { body } = await ask(internet, `${resolver}?name=${name}&type=${type}`);
  return JSON.parse(body ?? '') as { Status: number; Answer: { data: string }[] };
}

/** A DNS query in wire format. */
function query(name: string, type: number): Buffer {
  const labels = name.split('.').flatMap((label) => [label.length, ...Buffer.from(label)]);
  return Buffer.from([0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...labels, 0, 0, type, 0, 1]);
}

/** A resolver's answer to a query in wire format. */
async function askWire(message: Buffer, how: 'GET' | 'POST'): Promise<Buffer> {
  const target = 'https://cloudflare-dns.com/dns-query';
  const response =
    how === 'GET'
      ? await ask(internet, `${target}?dns=${message.toString('base64url')}`, { encoding: 'latin1' })
      : await ask(internet, target, { method: 'POST', body: message, encoding: 'latin1' });
  expect(response.headers?.['content-type']).toBe('application/dns-message');
  return Buffer.from(response.body ?? '', 'latin1');
}

describe('encrypted resolvers', () => {
  it.each([
    'https://dns.google/resolve',
    'https://cloudflare-dns.com/dns-query',
    'https://unfiltered.adguard-dns.com/resolve',
  ])('answer in JSON at %s', async (resolver) => {
    expect(await askJson(resolver, 'discord.com')).toMatchObject({ Status: 0, Answer: [{ data: '198.51.100.7' }] });
    expect(await askJson(resolver, 'discord.com', 'AAAA')).toMatchObject({ Answer: [{ data: '2001:db8::7' }] });
  });

  it.each(['GET', 'POST'] as const)('answer in wire format to %s', async (how) => {
    const answer = await askWire(query('discord.com', 1), how);
    expect(answer.readUInt16BE(0)).toBe(7);
    expect(answer.readUInt8(3) & 0xf).toBe(0);
    expect([...answer.subarray(-4)]).toEqual([198, 51, 100, 7]);
  });

  it('give IPv6 addresses in wire format', async () => {
    const answer = await askWire(query('discord.com', 28), 'GET');
    expect(answer.subarray(-16).toString('hex')).toBe('20010db8000000000000000000000007');
  });

  it('answer that a name does not exist', async () => {
    expect(await askJson('https://dns.google/resolve', 'gone.test')).toMatchObject({ Status: 3, Answer: [] });
    expect((await askWire(query('gone.test', 1), 'POST')).readUInt8(3) & 0xf).toBe(3);
  });

  it('can be changed at run time', async () => {
    internet.behave('discord.com', { kind: 'name-gone' });
    internet.behave('t.me', { kind: 'name-at', addresses: ['10.10.34.34'] });
    expect(await askJson('https://dns.google/resolve', 'discord.com')).toMatchObject({ Status: 3 });
    expect(await askJson('https://dns.google/resolve', 't.me')).toMatchObject({ Answer: [{ data: '10.10.34.34' }] });
  });

  it('refuse a body that is not a query', async () => {
    const asked = await ask(internet, 'https://dns.google/dns-query', { method: 'POST', body: 'hello' });
    expect(asked).toMatchObject({ status: 400 });
  });
});
