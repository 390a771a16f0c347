import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

/** A loopback port that drops every attempt to connect. */
export interface SilentAddress {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** It listens and never accepts. */
const neverAccepting = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
  });
`;

/** More than the queue of such a listener holds. */
const queued = 4;

/** Fills its queue, so that the system leaves every further SYN unanswered. */
export async function startSilentAddress(): Promise<SilentAddress> {
  const worker = new Worker(neverAccepting, { eval: true });
  const port = await new Promise<number>((done) => worker.once('message', done));
  const waiting: Socket[] = [];
  for (let count = 0; count < queued; count++) {
    const socket = connect({ host: '127.0.0.1', port });
    waiting.push(socket);
    await new Promise<void>((done) => {
      socket.once('connect', done);
      socket.once('error', done);
      setTimeout(done, 100);
    });
  }
  return {
    port,
    stop: async () => {
      for (const socket of waiting) socket.destroy();
      await worker.terminate();
    },
  };
}
