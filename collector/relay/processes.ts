import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { lookEachMinute } from '../each-day.ts';
import type { Say } from '../log.ts';
import { type BucketKey, type BucketKeyAt, followBucketKeys, keepBucketKeys } from './bucket-keys.ts';

/**
 * A relay of one or more processes that listen on one port. Another process starts them, draws the keys of the buckets
 * and serves nobody. With keys of their own, two processes would give a sender two buckets: two votes, and a key of one
 * gateway with a message to another.
 */

const restartMs = 1000;

const noTickets = fileURLToPath(new URL('no-tickets.cnf', import.meta.url));

/** Whether this process starts the others. */
export const isFirstProcess = cluster.isPrimary;

/**
 * Starts the serving processes, and replaces each that dies.
 * @param envOf the variables that each has besides those of this process
 */
export async function startProcesses(
  count: number,
  envOf: (index: number) => Readonly<Record<string, string>>,
  say: Say,
): Promise<{ close(): Promise<void> }> {
  // Each accepts connections by itself. A connection that the first process hands to a dying one would hang for ever.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ serialization: 'advanced', execArgv: [...process.execArgv, `--openssl-config=${noTickets}`] });
  const keys = keepBucketKeys();
  const workers = new Set<Worker>();
  let isClosing = false;

  function start(index: number): Worker {
    const worker = cluster.fork(envOf(index));
    workers.add(worker);
    worker.on('message', () => tell(worker, keys.renew(Date.now())));
    worker.once('exit', () => workers.delete(worker));
    return worker;
  }

  function keep(index: number, worker: Worker): void {
    worker.once('exit', (code, signal) => {
      if (isClosing) return;
      say(`A process of the relay ended (${signal || code}) and is started again.`, 'error');
      setTimeout(() => isClosing || keep(index, start(index)), restartMs);
    });
  }

  const minutes = lookEachMinute(Date.now, (at) => {
    const shared = keys.renew(at);
    for (const worker of workers) tell(worker, shared);
  });
  async function close() {
    isClosing = true;
    minutes.stop();
    await Promise.all([...workers].map(stop));
  }

  const started = Array.from({ length: count }, (_, index) => start(index));
  const areServing = started.map(async (worker) => {
    const [first] = await Promise.race([once(worker, 'listening'), once(worker, 'exit').then(() => [undefined])]);
    if (first === undefined) throw new Error('A process of the relay cannot start.');
  });
  await Promise.all(areServing).catch(async (error) => {
    await close();
    throw error;
  });
  for (const [index, worker] of started.entries()) keep(index, worker);
  return { close };
}

/** Messages from the first process to the others: the keys, or to end. */
type Told = readonly BucketKey[] | 'end';

/** A process that has just died gets no message. */
const tell = (worker: Worker, what: Told) => void worker.send(what, () => undefined);

async function stop(worker: Worker): Promise<void> {
  const ended = once(worker, 'exit');
  tell(worker, 'end');
  await ended;
}

/** The keys that the first process gives to this one. */
export async function keysOfFirstProcess(): Promise<BucketKeyAt> {
  let given: readonly BucketKey[] = [];
  const first = new Promise<void>((resolve) => {
    process.on('message', (told: Told) => {
      // systemd signals every process by itself, and a second signal would end it at once.
      if (told === 'end') return process.emit('SIGTERM');
      given = told;
      return resolve();
    });
  });
  process.send?.('keys');
  await first;
  return followBucketKeys(() => given);
}
