import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limitConnections } from '../../relay/limit-connections.ts';
import { createServer } from '../../server.ts';

let server: ReturnType<typeof createServer>;
let sockets: Socket[] = [];
/** The connections that the server closed, in order. */
let closed: string[] = [];

beforeEach(async () => {
  server = createServer({ bodyBytes: 100, connections: 100 });
  limitConnections(server, { all: 8, each: 4 });
  server.get('/', async () => 'here\n');
  await server.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  [sockets, closed] = [[], []];
  await server.close();
});

/** Opens a connection from each address, one after the other. Each is known by its address and number. */
async function open(...addresses: readonly string[]): Promise<Socket[]> {
  const { port } = server.server.address() as AddressInfo;
  const opened: Socket[] = [];
  for (const localAddress of addresses) {
    const name = `${localAddress} ${sockets.length}`;
    const accepted = once(server.server, 'connection');
    const socket = connect({ port, host: '127.0.0.1', localAddress }).resume();
    socket.on('error', () => undefined);
    socket.on('end', () => closed.push(name));
    sockets.push(socket);
    opened.push(socket);
    await accepted;
  }
  return opened;
}

describe('where a neighbourhood has no room', () => {
  it('the host with the most connections gives up the one that has waited the longest', async () => {
    await open('127.1.1.1', '127.1.1.2', '127.1.1.2', '127.1.1.2', '127.1.1.3');
    await expect.poll(() => closed).toEqual(['127.1.1.2 1']);
    await open('127.1.1.2');
    await expect.poll(() => closed).toEqual(['127.1.1.2 1', '127.1.1.2 2']);
  });

  it('a connection waits anew after each answer', async () => {
    const [first] = await open('127.1.1.1', '127.1.1.1', '127.1.1.1', '127.1.1.1');
    first?.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
    await once(first ?? server.server, 'data');
    await open('127.1.1.2');
    await expect.poll(() => closed).toEqual(['127.1.1.1 1']);
  });
});

describe('where the server has no room', () => {
  it('the neighbourhood with the most connections gives one up', async () => {
    await open('127.1.1.1', '127.2.1.1', '127.2.1.2', '127.2.1.2', '127.3.1.1', '127.4.1.1', '127.5.1.1', '127.6.1.1');
    await open('127.7.1.1');
    await expect.poll(() => closed).toEqual(['127.2.1.2 2']);
  });
});

it('headers have less time while half of the connections are taken', async () => {
  const { headersTimeout } = server.server;
  const [first] = await open('127.1.1.1', '127.2.1.1', '127.3.1.1', '127.4.1.1', '127.5.1.1');
  expect(server.server.headersTimeout).toBeLessThan(headersTimeout / 2);
  first?.destroy();
  await expect.poll(() => server.server.headersTimeout).toBe(headersTimeout);
});
