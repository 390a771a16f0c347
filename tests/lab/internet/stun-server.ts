import { createSocket } from 'node:dgram';
import { createServer, isIP } from 'node:net';
import { answerStun, stunLength } from '../wire/stun.ts';

/** Call relays over UDP, each at its own address. */
export async function startStunUdp(
  places: readonly { readonly address: string; readonly port: number }[],
): Promise<void> {
  await Promise.all(places.map(({ address, port }) => listenUdp(address, port)));
}

function listenUdp(address: string, port: number): Promise<void> {
  const socket = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4');
  socket.on('message', (message, from) => {
    const answer = answerStun(message, from);
    if (answer !== undefined) socket.send(answer, from.port, from.address);
  });
  return new Promise((done, fail) => {
    socket.once('error', fail);
    socket.bind(port, address, done);
  });
}

/** The same over TCP, at every address. */
export function startStunTcp(port: number): Promise<void> {
  const server = createServer((socket) => {
    const peer = { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 };
    let said = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      said = Buffer.concat([said, chunk]);
      for (let end = stunLength(said); end !== undefined && said.length >= end; end = stunLength(said)) {
        const answer = answerStun(said.subarray(0, end), peer);
        if (answer !== undefined) socket.write(answer);
        said = said.subarray(end);
      }
    });
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '::', done);
  });
}
