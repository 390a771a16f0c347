import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { answerStun } from '../lab/wire/stun.ts';

/** A call relay on loopback, over UDP. */
export interface CallRelay {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** @param answers whether the relay answers at all */
export function startCallRelay({ answers }: { readonly answers: boolean }): Promise<CallRelay> {
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const answer = answers ? answerStun(message, from) : undefined;
    if (answer !== undefined) socket.send(answer, from.port, from.address);
  });
  return new Promise((done, fail) => {
    socket.once('error', fail);
    socket.bind(0, '127.0.0.1', () =>
      done({
        port: (socket.address() as AddressInfo).port,
        stop: () => new Promise((stopped) => socket.close(() => stopped())),
      }),
    );
  });
}
