import { fork } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The requests to send in a loop, and for how long. */
export interface Load {
  readonly host: string;
  readonly port: number;
  /** Whole requests as bytes on the wire, base64. They are sent in order, then again from the first. */
  readonly requests: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second in total; undefined to send the next one as soon as one is answered. */
  readonly perSecond?: number;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
  /** The share of one core that the sender itself used, 0 to 1. */
  readonly coreShare: number;
}

/** Sends a load from a separate process, so that it does not share a thread with the server under test. */
export function putLoad(load: Load): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', 'tsx'] });
    child.once('message', (result) => resolve(result as LoadResult));
    child.once('exit', (code) => reject(new Error(`the load ended with ${code}`)));
    child.send(load);
  });
}

async function send({ host, port, requests, connections, seconds, perSecond }: Load): Promise<LoadResult> {
  const wires = requests.map((request) => Buffer.from(request, 'base64'));
  const latencies: number[] = [];
  // The clock starts once all are connected, so that requests are measured and handshakes are not.
  const opened = await Promise.all(Array.from({ length: connections }, () => openConnection(host, port)));
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const cpuBefore = process.cpuUsage();
  let sent = 0;
  let failed = 0;

  /** Waits until the next request is due and returns that time, so that a late start counts as latency. */
  const turn = async () => {
    const due = perSecond === undefined ? performance.now() : begin + (sent / perSecond) * 1000;
    sent++;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((done) => setTimeout(done, wait));
    return due;
  };

  await Promise.all(
    opened.map(async (connection) => {
      while (performance.now() < end) {
        const wire = wires[sent % wires.length] ?? Buffer.alloc(0);
        const due = await turn();
        const status = await connection.ask(wire);
        latencies.push(performance.now() - due);
        if (status >= 400) failed++;
      }
      connection.close();
    }),
  );
  const { user, system } = process.cpuUsage(cpuBefore);
  const took = performance.now() - begin;
  latencies.sort((a, b) => a - b);
  const at = (part: number) => latencies[Math.floor(part * (latencies.length - 1))] ?? Number.NaN;
  return {
    perSecond: (latencies.length / took) * 1000,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    failed,
    coreShare: (user + system) / 1000 / took,
  };
}

/** One connection, one request at a time; answers need a content-length. */
export async function openConnection(host: string, port: number) {
  const socket = connect(port, host);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.setNoDelay(true);
  let answered: (status: number) => void = () => undefined;
  let rest: Buffer = Buffer.alloc(0);
  let missing = 0;
  let status = 0;
  socket.on('data', (piece: Buffer) => {
    let body = piece;
    if (missing === 0) {
      rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const headEnd = rest.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const head = rest.toString('latin1', 0, headEnd);
      status = Number(head.slice(9, 12));
      missing = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      body = rest.subarray(headEnd + 4);
      rest = Buffer.alloc(0);
    }
    missing -= body.length;
    if (missing === 0) answered(status);
  });
  socket.on('error', () => answered(599));
  socket.on('close', () => answered(599));
  return {
    ask: (wire: Buffer) =>
      new Promise<number>((resolve) => {
        answered = resolve;
        if (socket.destroyed) resolve(599);
        else socket.write(wire);
      }),
    close: () => socket.end(),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.once('message', async (load) => {
    process.send?.(await send(load as Load), () => process.exit(0));
  });
}
