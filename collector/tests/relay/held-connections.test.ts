import { once } from 'node:events';
import { createServer, Agent as HttpAgent, type ServerResponse } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { requestLength } from '../../../protocol/ohttp/sizes.ts';
import { makeAuthority } from '../../../tests/net/authority.ts';
import { fetchFrom, NoAnswer, sendFrom } from '../send-from.ts';
import { type Grounds, makeGrounds } from '../start.ts';

let grounds: Grounds;
let plain: string;
let overTls: string;

beforeAll(async () => {
  grounds = await makeGrounds();
  const gateway = await grounds.gateway(await grounds.openStore());
  plain = (await grounds.relay([gateway.address])).address;
  const tls = makeAuthority().leaf('relay.example', 'trusted');
  overTls = (await grounds.relay([gateway.address], { server: { tls } })).address;
});
afterAll(() => grounds.leave());

const mostOfNeighbourhood = 256;
const held = 300;
const perSecond = 37;
const neighbours = Array.from({ length: 40 }, (_, index) => `127.66.0.${index + 100}`);

let holders: Socket[] = [];
let isHolding = false;
afterEach(() => {
  isHolding = false;
  for (const socket of holders) socket.destroy();
  holders = [];
});

/** Uses a connection; resolves once it is held. */
type Hold = (socket: Socket) => unknown;

/** Holds as many connections as a host can, and keeps opening more. */
async function hold(url: string, how: Hold, hosts = ['127.66.0.1']): Promise<void> {
  const { hostname, port } = new URL(url);
  const open = async (index: number) => {
    const localAddress = hosts[index % hosts.length] ?? '';
    const socket = connect({ host: hostname, port: Number(port), localAddress });
    holders.push(socket);
    socket.on('error', () => undefined);
    const isHeld = how(socket.resume());
    await once(socket, 'connect').catch(() => undefined);
    await isHeld;
  };
  await Promise.all(Array.from({ length: held }, (_, index) => open(index)));
  isHolding = true;
  void (async () => {
    for (let index = 0; isHolding; index += 1) {
      await pause(1000 / perSecond);
      if (isHolding) void open(index);
    }
  })();
}

/** How many of the neighbours are refused. Each sends a request over a new connection, ten at a time. */
async function refused(url: string): Promise<number> {
  let count = 0;
  for (let first = 0; first < neighbours.length; first += 10) {
    const answers = await Promise.all(neighbours.slice(first, first + 10).map((address) => isAnswered(url, address)));
    count += answers.filter((answered) => !answered).length;
  }
  return count;
}

async function isAnswered(url: string, localAddress: string): Promise<boolean> {
  const agent = url.startsWith('https:')
    ? new HttpsAgent({ localAddress, rejectUnauthorized: false })
    : new HttpAgent({ localAddress } as never);
  try {
    return (await fetchFrom(agent, `${url}/keys`)).status === 200;
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    return false;
  } finally {
    agent.destroy();
  }
}

const unfinishedHead = 'POST /ohttp HTTP/1.1\r\nHost: relay\r\n';
const withoutBody = `${unfinishedHead}Content-Type: message/ohttp-req\r\nContent-Length: 1024\r\n\r\n`;
const overAndDone = 'GET /health HTTP/1.1\r\nHost: relay\r\n\r\n';

const ways: readonly (readonly [string, Hold])[] = [
  ['says nothing', () => undefined],
  ['finishes no head', (socket) => socket.write(unfinishedHead)],
  ['finishes no body', (socket) => socket.write(withoutBody)],
  ['asks, and keeps the connection', (socket) => socket.write(overAndDone)],
];

describe('a host that holds connections', () => {
  it.each(ways)('and %s keeps none of forty neighbours out', async (_way, how) => {
    await hold(plain, how);
    expect(await refused(plain)).toBe(0);
  });

  it('and begins no handshake keeps none of them out of a relay that speaks TLS', async () => {
    await hold(overTls, () => undefined);
    expect(await refused(overTls)).toBe(0);
  });

  it('and never finishes its headers after the handshake keeps none of them out', async () => {
    await hold(overTls, (socket) => {
      const tls = connectTls({ socket, rejectUnauthorized: false });
      tls.on('error', () => undefined);
      tls.on('secureConnect', () => tls.write(unfinishedHead));
      return new Promise((resolve) => tls.on('secureConnect', resolve).on('close', resolve));
    });
    expect(await refused(overTls)).toBe(0);
  });
});

it("twenty hosts that hold a neighbourhood's connections keep none of forty others out", async () => {
  const hosts = Array.from({ length: 20 }, (_, index) => `127.66.0.${index + 1}`);
  await hold(plain, (socket) => socket.write(unfinishedHead), hosts);
  expect(await refused(plain)).toBe(0);
});

it('a host that opens too many connections loses none of its requests that are being answered', async () => {
  const asked: ServerResponse[] = [];
  const slow = createServer((_request, response) => asked.push(response)).listen(0, '127.0.0.1');
  await once(slow, 'listening');
  const { address } = await grounds.relay([`http://127.0.0.1:${(slow.address() as AddressInfo).port}`]);
  const [host] = neighbours;
  const body = new Uint8Array(requestLength);
  const answers = Array.from({ length: 20 }, () => sendFrom(host ?? '', `${address}/ohttp`, body));
  await expect.poll(() => asked.length).toBe(answers.length);
  await hold(address, (socket) => socket.write(unfinishedHead), [host ?? '']);
  const closed = () => holders.filter(({ destroyed }) => destroyed).length;
  await expect.poll(closed).toBeGreaterThanOrEqual(held + answers.length - mostOfNeighbourhood);
  for (const response of asked) response.writeHead(400).end();
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(answers.map(() => 400));
  slow.close();
});
