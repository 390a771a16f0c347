import { describe, expect, test } from 'vitest';
import { clientAddress } from '../fixed-addresses.ts';
import { relays } from '../hosts.ts';
import { sharedWorld } from './shared-world.ts';
import { fetchUrl, runModule } from './tools.ts';

const world = sharedWorld();

/** The answer to a STUN binding over UDP: the address that the relay saw, or `silence`. */
const bind = (host: string, port: number) =>
  runModule<string>(
    world(),
    `import { createSocket } from 'node:dgram';
     const request = Buffer.concat([Buffer.from('000100002112a442', 'hex'), Buffer.alloc(12, 7)]);
     const socket = createSocket('udp4');
     const tell = (word) => { console.log(JSON.stringify(word)); process.exit(); };
     socket.on('message', (answer) => {
       const cookie = [0x21, 0x12, 0xa4, 0x42];
       tell([...answer.subarray(-4)].map((byte, index) => byte ^ cookie[index]).join('.'));
     });
     socket.send(request, ${port}, ${JSON.stringify(host)});
     setTimeout(() => tell('silence'), 700);`,
  );

/** The error of a connected UDP socket; only connected sockets learn of ICMP messages. */
const sendAndHear = (host: string, port: number) =>
  runModule<string>(
    world(),
    `import { createSocket } from 'node:dgram';
     const socket = createSocket('udp4');
     const tell = (word) => { console.log(JSON.stringify(word)); process.exit(); };
     socket.on('error', (error) => tell(error.code));
     socket.connect(${port}, ${JSON.stringify(host)}, () =>
       socket.send(Buffer.concat([Buffer.from('000100002112a442', 'hex'), Buffer.alloc(12, 7)])));
     setTimeout(() => tell('silence'), 700);`,
  );

/** The type and error code of the answer to a TURN allocation without credentials, over TCP or TLS. */
const allocate = (host: string, port: number, transport: 'tcp' | 'tls' = 'tcp') =>
  runModule<readonly number[] | string>(
    world(),
    `import { readFileSync } from 'node:fs';
     import * as tcp from 'node:net';
     import * as tls from 'node:tls';
     const tell = (word) => { console.log(JSON.stringify(word)); process.exit(); };
     const place = { host: ${JSON.stringify(host)}, port: ${port} };
     const trust = { servername: place.host, ca: readFileSync(${JSON.stringify(world().rootFile)}) };
     const socket = ${transport === 'tls'} ? tls.connect({ ...place, ...trust }) : tcp.connect(place);
     socket.on('error', (error) => tell(error.code));
     socket.on('data', (answer) => tell([answer.readUInt16BE(0), answer[26] * 100 + answer[27]]));
     socket.write(Buffer.concat([Buffer.from('000300002112a442', 'hex'), Buffer.alloc(12, 9)]));
     setTimeout(() => tell('silence'), 700);`,
  );

describe('call relays', () => {
  test.each(relays.filter(({ transport }) => transport === 'udp'))(
    '$host:$port tells the public address',
    async ({ host, port }) => {
      expect(await bind(host, port)).toBe(clientAddress.public);
    },
  );

  test.each([
    [3478, 'tcp'],
    [80, 'tcp'],
    [443, 'tls'],
    [5349, 'tls'],
  ] as const)('refuse an allocation without credentials on port %i over %s', async (port, transport) => {
    expect(await allocate('turn.relay.example', port, transport)).toEqual([0x0113, 401]);
  });

  test('leave https on the same port to the web server', async () => {
    expect((await fetchUrl(world(), 'https://signal.org/')).status).toBe(200);
  });
});

describe('the public address', () => {
  test('changes on the second uplink, over TCP too', async () => {
    await world().router('setUplink', 'second');
    expect(await bind('stun.l.google.com', 19302)).toBe('176.59.44.8');
    expect((await fetchUrl(world(), 'https://signal.org/')).status).toBe(200);
    expect(await world().internet('peers', undefined)).toEqual(['176.59.44.8']);
  });

  test('differs from one connection to the next in a pool', async () => {
    await world().router('setUplink', 'pool');
    const told = [await bind('stun.l.google.com', 19302), await bind('turn3.voip.signal.org', 3478)];
    expect(new Set(told).size).toBe(2);
    for (const address of told) expect(address).toMatch(/^95\.24\.1(1[2-9]|2[0-7])\./);
  });
});

describe('a censor of streams', () => {
  test('resets TCP to a relay by its port, and leaves its datagrams alone', async () => {
    const names = ['turn.relay.example'];
    await world().router('setRules', [{ kind: 'connect', names, ports: [3478], answer: 'reset' }]);
    expect(await allocate('turn.relay.example', 3478)).toBe('ECONNREFUSED');
    expect(await allocate('turn.relay.example', 443, 'tls')).toEqual([0x0113, 401]);
    expect(await bind('turn.relay.example', 3478)).toBe(clientAddress.public);
  });

  test('resets TLS by the server name', async () => {
    await world().router('setRules', [{ kind: 'client-hello', names: ['turn.relay.example'], answer: 'reset' }]);
    expect(await allocate('turn.relay.example', 443, 'tls')).toBe('ECONNRESET');
    expect(await allocate('turn.relay.example', 3478)).toEqual([0x0113, 401]);
  });
});

describe('a censor of datagrams', () => {
  test('drops datagrams to one relay', async () => {
    await world().router('setRules', [{ kind: 'udp', what: 'stun', names: ['turn3.voip.signal.org'] }]);
    expect(await bind('turn3.voip.signal.org', 3478)).toBe('silence');
    expect(await bind('stun.l.google.com', 19302)).toBe(clientAddress.public);
    expect(await allocate('turn3.voip.signal.org', 80)).toEqual([0x0113, 401]);
  });

  test('can refuse a datagram by ICMP', async () => {
    await world().router('setRules', [{ kind: 'udp', what: 'stun', answer: 'port-unreachable' }]);
    expect(await sendAndHear('stun.l.google.com', 19302)).toBe('ECONNREFUSED');
  });

  test('can drop all datagrams but DNS queries', async () => {
    await world().router('setRules', [{ kind: 'udp', what: 'all' }]);
    expect(await bind('stun.l.google.com', 19302)).toBe('silence');
  });

  test('can drop only QUIC, by port', async () => {
    await world().router('setRules', [{ kind: 'udp', what: 'quic' }]);
    expect(await bind('turn3.voip.signal.org', 443)).toBe('silence');
    expect(await bind('turn3.voip.signal.org', 3478)).toBe(clientAddress.public);
  });
});
