import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Relay {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * A port on loopback behind which the servers at `port` are `delayMs` away in each direction. A connection is open at
 * once on loopback, so its first bytes wait one round trip more: what the opening would have taken.
 */
export async function startRelay(port: number, delayMs: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', noDelay: true });
    const roundTripMs = 2 * delayMs;
    carry(near, far, delayMs, Date.now() + roundTripMs);
    carry(far, near, delayMs, 0);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => done());
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Passes on what comes in, the end and a reset included, `delayMs` later and nothing before `openAt` (epoch ms). */
function carry(from: Socket, to: Socket, delayMs: number, openAt: number): void {
  // Timers that fire together come in no certain order, so each takes the oldest act, whichever it was set for.
  const acts: (() => void)[] = [];
  const later = (act: () => void) => {
    acts.push(act);
    setTimeout(() => acts.shift()?.(), Math.max(openAt - Date.now(), 0) + delayMs);
  };
  from.on('data', (chunk) => later(() => to.writable && to.write(chunk)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => later(() => to.resetAndDestroy()));
  from.on('close', () => later(() => to.destroySoon()));
}
