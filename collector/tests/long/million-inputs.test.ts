import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { seededRandom } from '../../../src/model/chance.ts';
import { countsIn, keyOf, reportOf, sendOne, sharesOf, startTwoOfEach } from '../crowd.ts';
import { relaySecret } from '../start.ts';

const inputs = 1_000_000;
/** Each carries one input after the other: servers end a connection that does not wait for answers. */
const connections = 32;

const random = seededRandom(26);
const below = (most: number) => Math.floor(random() * most);
const bytes = (length: number) => Buffer.from(Array.from({ length }, () => below(256)));

const head = (method: string, path: string, ...lines: readonly string[]) =>
  Buffer.from(
    [`${method} ${path} HTTP/1.1`, 'Host: collector', `Authorization: Bearer ${relaySecret}`, ...lines, '', ''].join(
      '\r\n',
    ),
  );
const posted = (path: string, type: string, body: Buffer) =>
  Buffer.concat([head('POST', path, `Content-Type: ${type}`, `Content-Length: ${body.length}`), body]);

/** Inputs that leave the connection open. */
const kinds: readonly ((path: string) => readonly [Buffer, statuses: readonly number[]])[] = [
  (path) => [posted(path, 'application/json', bytes(below(60))), [400, 415]],
  (path) => [posted(path, 'message/ohttp-req', bytes(below(60))), [400]],
  () => [head('GET', `/${below(1e9).toString(36)}`), [404]],
  () => [head('GET', `/${'%2e%2e/'.repeat(below(9))}keys/${below(9)}`), [400, 404]],
  (path) => [head('DELETE', path), [400, 404, 405]],
];
/** As long as a sealed message: only the gateway's key shows that it is not one. */
const sealedLike = (path: string) => [posted(path, 'message/ohttp-req', bytes(1024)), [400]] as const;

it('a million inputs over sockets, one in a thousand of them a report, are all answered, and no report is lost', async () => {
  const crowd = await startTwoOfEach();
  const shares = sharesOf(crowd);
  const reports = shares.length;
  const gateways = await Promise.all(crowd.gateways.map(({ address }) => address));
  const places = [[crowd.address, '/ohttp'], ...gateways.map((url) => [url, '/gateway'])] as const;
  let left = inputs;
  const unexpected = new Set<string>();
  const sendRubbish = async (connection: number) => {
    const [url = '', path = ''] = places[connection % places.length] ?? [];
    const line = await openLine(url, `127.200.${connection}.1`);
    for (; left > 0; left -= 1) {
      const kind = left % 50 === 0 ? sealedLike : (kinds[below(kinds.length)] ?? sealedLike);
      const [input, statuses] = kind(path);
      const status = await line.answerTo(input);
      if (!statuses.includes(status)) unexpected.add(`${status} ${input.toString('latin1').split('\r\n')[0]}`);
    }
    line.end();
  };
  const sendReports = async () => {
    for (const [at, share] of shares.entries()) {
      // Spread over the whole time.
      while (left > inputs * (1 - at / reports)) await new Promise((done) => setTimeout(done, 20));
      expect(await sendOne(crowd, share.addressOf(1), reportOf(share))).toMatchObject({ outer: 200, inner: 404 });
    }
  };
  await Promise.all([...Array.from({ length: connections }, (_, at) => sendRubbish(at)), sendReports()]);
  expect([...unexpected]).toEqual([]);
  expect(await crowd.relay.end()).toBe(0);
  expect(await Promise.all(crowd.gateways.map((gateway) => gateway.end()))).toEqual([0, 0]);
  expect(await countsIn(crowd.location)).toEqual(new Map(shares.map((share) => [keyOf(share), 1])));
});

interface Line {
  /** Sends an input, over a new connection if the last one has ended, and returns the status of the answer. */
  answerTo(input: Buffer): Promise<number>;
  end(): void;
}

async function openLine(url: string, localAddress: string): Promise<Line> {
  const { hostname, port } = new URL(url);
  const opened = async () => {
    const socket = connect({ port: Number(port), host: hostname, localAddress });
    await once(socket, 'connect');
    return socket;
  };
  let socket = await opened();
  return {
    async answerTo(input) {
      if (socket.destroyed || socket.readableEnded) socket = await opened();
      socket.write(input);
      const [answer] = await once(socket, 'data');
      // After many requests a server ends the connection.
      if (/^connection: close/im.test(String(answer))) socket.destroy();
      return Number(/^HTTP\/1\.1 (\d{3}) /.exec(String(answer))?.[1] ?? 0);
    },
    end: () => socket.destroy(),
  };
}
