import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { putFirst } from './priority.ts';

/** Functions of plain data that one process can call in another. */
export type Calls = Readonly<Record<string, (argument: never) => unknown>>;

/** Answers calls that arrive as JSON lines on standard input, and ends when the caller does. */
export function answerCalls(calls: Calls): void {
  const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
  const lines = createInterface({ input: process.stdin });
  lines.on('line', async (line) => {
    const { id, name, argument } = JSON.parse(line) as { id: number; name: string; argument: never };
    try {
      say({ id, answer: await calls[name]?.(argument) });
    } catch (error) {
      say({ id, failure: String(error) });
    }
  });
  // A normal exit would wait for pending reads of the TUN device.
  lines.on('close', () => process.kill(process.pid, 'SIGKILL'));
  say({ id: 0 });
}

export interface Remote<Known extends Calls> {
  readonly pid: number | undefined;
  readonly ready: Promise<void>;
  readonly call: <Name extends keyof Known & string>(
    name: Name,
    argument: Parameters<Known[Name]>[0],
  ) => Promise<Awaited<ReturnType<Known[Name]>>>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a process that answers calls; `ready` resolves once it does.
 * @param timely gives it priority over everything else on this machine, if that is allowed
 */
export function startRemote<Known extends Calls>(
  name: string,
  [command, ...args]: readonly [string, ...string[]],
  cwd: string,
  timely = false,
): Remote<Known> {
  const child = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'], detached: timely });
  if (timely && child.pid !== undefined) putFirst(child.pid);
  const waiting = new Map<number, { done: (answer: never) => void; fail: (error: Error) => void }>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id, answer, failure } = JSON.parse(line) as { id: number; answer: never; failure?: string };
    if (failure === undefined) waiting.get(id)?.done(answer);
    else waiting.get(id)?.fail(new Error(`${name}: ${failure}`));
    waiting.delete(id);
  });
  const end = (error: Error) => {
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  child.once('error', end);
  child.once('exit', (code, signal) => end(new Error(`${name} ended (${signal ?? code})`)));
  // A write error means that the process died; its exit rejects the call.
  child.stdin.on('error', () => undefined);

  const answerTo = (id: number) => new Promise<never>((done, fail) => waiting.set(id, { done, fail }));
  const ready = answerTo(0);
  let last = 0;
  return {
    pid: child.pid,
    ready,
    async call(wanted, argument) {
      await ready;
      last += 1;
      if (hasEnded(child)) throw new Error(`${wanted}: ${name} has ended`);
      child.stdin.write(`${JSON.stringify({ id: last, name: wanted, argument })}\n`);
      return answerTo(last);
    },
    stop: () =>
      new Promise((done) => {
        if (hasEnded(child)) return done();
        child.once('exit', () => done());
        child.stdin.end();
      }),
  };
}

const hasEnded = (child: ChildProcess) => typeof child.exitCode === 'number' || typeof child.signalCode === 'string';
