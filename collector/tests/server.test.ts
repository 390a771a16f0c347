import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { makeAuthority } from '../../tests/net/authority.ts';
import { createServer, type ServerLimits } from '../server.ts';

let running: ReturnType<typeof createServer>[] = [];
afterEach(async () => {
  for (const server of running) await server.close();
  running = [];
});

/** A server with a slow path and one with a long answer. */
async function start(change: Partial<ServerLimits> = {}) {
  const server = createServer({ bodyBytes: 100, connections: 100, ...change });
  let asked = 0;
  server.get('/slow', async (_request, reply) => {
    asked += 1;
    await new Promise((done) => setTimeout(done, 300));
    return reply.send('done');
  });
  server.get('/long', async (_request, reply) => reply.send(Buffer.alloc(64 * 1024 * 1024)));
  await server.listen({ host: '127.0.0.1', port: 0 });
  running.push(server);
  const { port } = server.server.address() as AddressInfo;
  return { server, asked: () => asked, connect: () => connect(port, '127.0.0.1') };
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: collector\r\n\r\n`;

async function answerOn(socket: Socket): Promise<string> {
  const [piece] = await once(socket, 'data');
  return piece.toString('latin1');
}

describe('a connection', () => {
  it('stays open for several requests', async () => {
    const { connect, asked } = await start();
    const socket = connect();
    for (let request = 0; request < 3; request += 1) {
      socket.write(get('/slow'));
      expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 200 /);
    }
    expect(asked()).toBe(3);
    socket.destroy();
  });

  it.each([
    ['at once', 0],
    ['a moment later', 50],
  ])('that sends another request %s, before the answer, is closed', async (_when, laterMs) => {
    const { connect, asked } = await start();
    const socket = connect().resume();
    const ended = once(socket, 'close');
    socket.on('error', () => undefined);
    socket.write(get('/slow'));
    await new Promise((done) => setTimeout(done, laterMs));
    socket.write(get('/slow').repeat(1000));
    await ended;
    expect(asked()).toBe(1);
  });

  it('that does not read its answer is closed', async () => {
    const { server, connect } = await start();
    const accepted = once(server.server, 'connection');
    const socket = connect();
    socket.on('error', () => undefined);
    socket.write(get('/long'));
    const [other] = await accepted;
    await once(other, 'close');
    socket.destroy();
  });

  it('resumes no earlier TLS session', async () => {
    const authority = makeAuthority();
    const { server } = await start({ tls: authority.leaf('relay.example', 'trusted') });
    const { port } = server.server.address() as AddressInfo;
    const open = async (session?: Buffer) => {
      const socket = connectTls({
        port,
        host: '127.0.0.1',
        rejectUnauthorized: false,
        ...(session ? { session } : {}),
      });
      const sessions: Buffer[] = [];
      socket.on('session', (given) => sessions.push(given));
      await once(socket, 'secureConnect');
      const isReused = socket.isSessionReused();
      socket.write(get('/nothing'));
      await once(socket, 'data');
      socket.destroy();
      return { given: sessions.at(-1), isReused };
    };
    const { given } = await open();
    expect((await open(given)).isReused).toBe(false);
  });

  it('that does not start TLS is closed', async () => {
    const { connect } = await start({ tls: makeAuthority().leaf('relay.example', 'trusted') });
    const socket = connect().resume();
    socket.on('error', () => undefined);
    await once(socket, 'close');
  });
});

describe('an address that cannot be decoded', () => {
  it.each(['/%', '/%zz', '/slow%', '/%E0%A4%A', '/%00%'])(
    'leads nowhere, like any other unknown one (%s)',
    async (path) => {
      const { connect } = await start();
      const socket = connect();
      socket.write(get('/nothing'));
      const usual = await answerOn(socket);
      expect(usual).toMatch(/^HTTP\/1\.1 404 .*cache-control: no-store.*There is nothing here\.\n$/s);
      socket.write(get(path));
      expect(withoutDate(await answerOn(socket))).toBe(withoutDate(usual));
      socket.destroy();
    },
  );
});

const withoutDate = (answer: string) => answer.replace(/^date: .*$/im, '');
