import { describe, expect, test } from 'vitest';
import { relays } from '../hosts.ts';
import { clientAddress } from '../places.ts';
import { sharedWorld } from './shared-world.ts';
import { runModule } from './tools.ts';

const world = sharedWorld();

/** Answer to a STUN binding over UDP: the address that the relay saw, or `silence`. */
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

/** Type and error code of the answer to a TURN allocation without credentials over TCP. */
const allocate = (host: string) =>
  runModule<readonly number[] | string>(
    world(),
    `import { connect } from 'node:net';
     const socket = connect(3478, ${JSON.stringify(host)});
     const tell = (word) => { console.log(JSON.stringify(word)); process.exit(); };
     socket.on('data', (answer) => tell([answer.readUInt16BE(0), answer[26] * 100 + answer[27]]));
     socket.write(Buffer.concat([Buffer.from('000300002112a442', 'hex'), Buffer.alloc(12, 9)]));
     setTimeout(() => tell('silence'), 700);`,
  );

describe('call relays', () => {
  test.each(relays)('$host:$port tells the public address', async ({ host, port }) => {
    expect(await bind(host, port)).toBe(clientAddress.public);
  });

  test('refuse an allocation without credentials', async () => {
    expect(await allocate('turn3.voip.signal.org')).toEqual([0x0113, 401]);
  });
});

describe('a censor of datagrams', () => {
  test('drops those to one relay', async () => {
    await world().router('setRules', [{ kind: 'udp', what: 'stun', names: ['turn3.voip.signal.org'] }]);
    expect(await bind('turn3.voip.signal.org', 3478)).toBe('silence');
    expect(await bind('stun.l.google.com', 19302)).toBe(clientAddress.public);
    expect(await allocate('turn3.voip.signal.org')).toEqual([0x0113, 401]);
  });

  test('drops all of them but questions to resolvers', async () => {
    await world().router('setRules', [{ kind: 'udp', what: 'all' }]);
    expect(await bind('stun.l.google.com', 19302)).toBe('silence');
  });

  test('drops QUIC alone, which is known by its port', async () => {
    await world().router('setRules', [{ kind: 'udp', what: 'quic' }]);
    expect(await bind('turn3.voip.signal.org', 443)).toBe('silence');
    expect(await bind('turn3.voip.signal.org', 3478)).toBe(clientAddress.public);
  });
});
