import { describe, expect, test } from 'vitest';
import type { DnsRule } from '../censor/rule.ts';
import { blockPages, deadPrivateAddress, honestProxy } from '../fixed-addresses.ts';
import { documentedAddresses } from '../hosts.ts';
import { sharedWorld } from './shared-world.ts';
import { curlSays, fetchUrl, lookUp, runModule } from './tools.ts';

const world = sharedWorld({ names: { absent: ['retired.example.net'], odd: { 'empty.example.net': [] } } });
const lie = (answer: DnsRule['answer'], more: Partial<DnsRule> = {}) =>
  world().router('setRules', [{ kind: 'dns', names: ['discord.com', '*.discord.gg'], answer, ...more }]);
const truth = (documentedAddresses['discord.com'] ?? []).filter((address) => !address.includes(':'));

describe('honest resolvers', () => {
  test.each(['85.21.192.3', '8.8.8.8', '1.1.1.1'])('%s answers', async (server) => {
    expect(await lookUp(world(), 'discord.com', server)).toEqual(truth);
  });

  test('answer that a name does not exist', async () => {
    expect(await lookUp(world(), 'retired.example.net')).toBe('ENOTFOUND');
    expect(await lookUp(world(), 'empty.example.net')).toBe('ENODATA');
  });

  test('answer over TCP, several questions on one connection', async () => {
    expect(await askOverTcp(['discord.com', 'gateway.discord.gg'])).toEqual([0, 0]);
  });

  test('are used by the resolver library of the client', async () => {
    const answer = await fetchUrl(world(), 'https://discord.com/');
    expect(answer).toMatchObject({ code: 0, status: 200, address: truth[0] });
    const { queries } = await world().router('counters', undefined);
    expect(queries.map(({ name, type, resolver }) => ({ name, type, resolver }))).toEqual(
      expect.arrayContaining([{ name: 'discord.com', type: 1, resolver: '85.21.192.3' }]),
    );
  });

  test('over https give the same answers', async () => {
    const { body } = await fetchUrl(world(), 'https://dns.google/resolve?name=discord.com&type=A');
    expect(JSON.parse(body).Answer).toEqual([expect.objectContaining({ data: truth[0] })]);
  });
});

describe('a censor of names', () => {
  test.each([
    ['nxdomain', 'ENOTFOUND'],
    ['servfail', 'ESERVFAIL'],
    ['refused', 'EREFUSED'],
    ['empty', 'ENODATA'],
    ['drop', 'ETIMEOUT'],
  ] as const)('%s gives the client %s from any resolver', async (answer, seen) => {
    await lie(answer);
    expect(await lookUp(world(), 'discord.com')).toBe(seen);
    expect(await lookUp(world(), 'gateway.discord.gg', '8.8.8.8')).toBe(seen);
    expect(await lookUp(world(), 'signal.org')).toEqual(expect.any(Array));
  });

  test('also lies over TCP, unless it only watches UDP', async () => {
    await lie('nxdomain');
    expect(await askOverTcp(['discord.com'])).toEqual([3]);
    await lie('nxdomain', { udpOnly: true });
    expect(await askOverTcp(['discord.com'])).toEqual([0]);
    expect(await lookUp(world(), 'discord.com')).toBe('ENOTFOUND');
  });

  test('can hold up a query, then answer it truly', async () => {
    await lie({ afterMs: 300 });
    expect(await lookUp(world(), 'discord.com')).toEqual(truth);
    expect(await askOverTcp(['discord.com'])).toEqual([0]);
    expect((await world().router('counters', undefined)).acted).toEqual([2]);
  });

  test('can answer first, before the true answer', async () => {
    await lie([deadPrivateAddress], { race: true });
    const answers = await runModule<string[]>(
      world(),
      `import { createSocket } from 'node:dgram';
       const query = Buffer.from('000101000001000000000000' + '07646973636f726403636f6d00' + '00010001', 'hex');
       const socket = createSocket('udp4');
       const seen = [];
       socket.on('message', (message) => {
         seen.push([...message.subarray(-4)].join('.'));
         if (seen.length === 2) { console.log(JSON.stringify(seen)); socket.close(); }
       });
       socket.send(query, 53, '85.21.192.3');`,
    );
    expect(answers).toEqual([deadPrivateAddress, ...truth]);
  });

  test('can answer with the loopback address, where nothing listens', async () => {
    await lie(['127.0.0.1']);
    expect(await fetchUrl(world(), 'https://discord.com/')).toMatchObject({ code: curlSays.cannotConnect });
  });

  test('can answer with a private address, where nothing answers', async () => {
    await lie([deadPrivateAddress]);
    expect(await fetchUrl(world(), 'https://discord.com/', '--connect-timeout', '1')).toMatchObject({
      code: curlSays.timeout,
    });
  });

  test.each([blockPages.private, blockPages.public])('can lead to the block page at %s', async (address) => {
    await lie([address]);
    const plain = await fetchUrl(world(), 'http://discord.com/');
    expect(plain).toMatchObject({ status: 200, address });
    expect(plain.body).toContain('restricted');
    expect(await fetchUrl(world(), 'https://discord.com/')).toMatchObject({ code: curlSays.certificate });
  });

  test('can resolve to a proxy that changes nothing', async () => {
    await lie([honestProxy]);
    expect(await fetchUrl(world(), 'https://discord.com/')).toMatchObject({
      code: 0,
      status: 200,
      address: honestProxy,
    });
  });

  test('can act every second time', async () => {
    await lie('nxdomain', { every: 2 });
    const seen = [];
    for (let attempt = 0; attempt < 4; attempt += 1) seen.push(await lookUp(world(), 'discord.com'));
    expect(seen).toEqual(['ENOTFOUND', truth, 'ENOTFOUND', truth]);
  });

  test('cannot read queries to encrypted resolvers', async () => {
    await lie('nxdomain');
    const { body } = await fetchUrl(world(), 'https://dns.google/resolve?name=discord.com&type=A');
    expect(JSON.parse(body).Status).toBe(0);
  });
});

/** The response codes to A queries for these names, sent in sequence on one connection. */
function askOverTcp(names: readonly string[]): Promise<readonly number[]> {
  return runModule(
    world(),
    `import { connect } from 'node:net';
     const names = ${JSON.stringify(names)};
     const question = (name) => {
       const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
       const body = Buffer.concat([Buffer.from('000101000001000000000000', 'hex'), ...labels, Buffer.from('0000010001', 'hex')]);
       return Buffer.concat([Buffer.from([0, body.length]), body]);
     };
     const socket = connect(53, '85.21.192.3');
     const codes = [];
     let said = Buffer.alloc(0);
     socket.on('data', (chunk) => {
       said = Buffer.concat([said, chunk]);
       while (said.length >= 2 && said.length >= 2 + said.readUInt16BE(0)) {
         codes.push(said[5] & 15);
         said = said.subarray(2 + said.readUInt16BE(0));
       }
       if (codes.length < names.length) return socket.write(question(names[codes.length]));
       console.log(JSON.stringify(codes));
       socket.destroy();
     });
     socket.write(question(names[0]));`,
  );
}
