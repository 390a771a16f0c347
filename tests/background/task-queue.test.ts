import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TaskResult, workThrough } from '../../src/background/round/task-queue.ts';
import { keyOf, type Task } from '../../src/schedule/plan.ts';
import { telegram } from '../judge/sample-services.ts';

const pace = {
  pauseMs: { well: 500, again: 200, badly: 1500, silent: 1000, stalled: 11_000 },
  apartMs: 1000,
  jitterMs: 0,
  maxOpened: 2,
  burstMs: 1100,
};

/** One task for a host. Tasks of one host run one after the other. */
function taskFor(host: string, attempt = 1): Task {
  const [page] = telegram.endpoints;
  if (!page) throw new Error('Telegram has a page');
  const endpoint = { ...page, id: host, url: `https://${host}.example/` };
  return { kind: 'endpoint', service: telegram, endpoint, probe: 'https', attempt };
}

function transfer(host: string, probe: 'download' | 'upload' = 'download'): Task {
  const subject = { kind: 'control', control: host, class: 'foreign', vendor: host } as const;
  return { kind: 'transfer', probe, url: `https://${host}.example/large`, subject, attempt: 1 };
}

/** Work that ends when the test says so. */
function work(
  tasks: readonly Task[],
  opens: (task: Task) => number = () => 1,
  gapMs: (task: Task) => number = () => 0,
) {
  const begun: string[] = [];
  const ends = new Map<string, (result: TaskResult) => void>();
  const done = new Set<string>();
  const stop = new AbortController();
  const due = () => tasks.filter((task) => !done.has(keyOf(task)));
  const run = async (task: Task) => {
    begun.push(nameOf(task));
    const result = await new Promise<TaskResult>((resolve) => ends.set(nameOf(task), resolve));
    done.add(keyOf(task));
    return result;
  };
  let over = false;
  const finished = workThrough(
    { due, run, opens, atOnce: () => 6, likelyMs: () => 1000, gapMs },
    stop.signal,
    pace,
  ).then(() => {
    over = true;
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return {
    begun,
    finished,
    stop,
    isOver: () => over,
    async end(name: string, result: TaskResult = 'well') {
      ends.get(name)?.(result);
      await settle();
    },
  };
}

const nameOf = (task: Task) => {
  if (task.kind === 'endpoint') return `${task.endpoint.id}/${task.attempt}`;
  return task.kind === 'transfer' && task.subject.kind === 'control' ? task.subject.control : '';
};
const hosts = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the queue of tasks', () => {
  it('does at most six tasks at once', async () => {
    const { begun, end } = work(hosts.map((host) => taskFor(host)));
    expect(begun).toHaveLength(6);
    await end('a/1');
    expect(begun).toHaveLength(7);
  });

  it('starts another probe once a running one is no longer likely to be answered', async () => {
    const { begun, end } = work([...hosts, 'i', 'j', 'k', 'l', 'm'].map((host) => taskFor(host)));
    await vi.advanceTimersByTimeAsync(999);
    expect(begun).toHaveLength(6);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toHaveLength(12);
    await end('a/1');
    expect(begun).toHaveLength(12);
    await end('g/1');
    expect(begun).toHaveLength(13);
  });

  it('asks for new names one after the other, each at a random interval, and for known ones meanwhile', async () => {
    const { begun, end } = work([taskFor('a', 1), taskFor('a', 2), taskFor('b'), taskFor('c')], undefined, () => 900);
    expect(begun).toEqual(['a/1']);
    await end('a/1', 'again');
    await vi.advanceTimersByTimeAsync(899);
    expect(begun).toEqual(['a/1', 'a/2']);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toEqual(['a/1', 'a/2', 'b/1']);
    await vi.advanceTimersByTimeAsync(900);
    expect(begun).toEqual(['a/1', 'a/2', 'b/1', 'c/1']);
  });

  it('does one task at a time per host, and starts those of other hosts meanwhile', () => {
    const { begun } = work([taskFor('a', 1), taskFor('a', 2), taskFor('b')]);
    expect(begun).toEqual(['a/1', 'b/1']);
  });

  it.each(['well', 'again', 'badly', 'silent', 'stalled'] as const)(
    'pauses between two requests to one host for a time that depends on how the first one ended (%s)',
    async (result) => {
      const { begun, end } = work([taskFor('a', 1), taskFor('a', 2)]);
      await end('a/1', result);
      await vi.advanceTimersByTimeAsync(pace.pauseMs[result] - 1);
      expect(begun).toEqual(['a/1']);
      await vi.advanceTimersByTimeAsync(1);
      expect(begun).toEqual(['a/1', 'a/2']);
    },
  );

  it.each([
    [400, 500],
    [700, 300],
    [2500, 200],
  ])(
    'after a good answer that took %d ms, pauses for %d ms, since connections began that much less often',
    async (tookMs, pauseMs) => {
      const { begun, end } = work([taskFor('a', 1), taskFor('a', 2)]);
      await vi.advanceTimersByTimeAsync(tookMs);
      await end('a/1', 'well');
      await vi.advanceTimersByTimeAsync(pauseMs - 1);
      expect(begun).toEqual(['a/1']);
      await vi.advanceTimersByTimeAsync(1);
      expect(begun).toEqual(['a/1', 'a/2']);
    },
  );

  it('pauses less if the connection was open or nothing was sent, and longest if it stalled', () => {
    const { again, well, silent, badly, stalled } = pace.pauseMs;
    expect([again, well, silent, badly, stalled]).toEqual(
      [again, well, silent, badly, stalled].toSorted((a, b) => a - b),
    );
  });

  const channel = (host: string, attempt: number): Task => ({ ...taskFor(host, attempt), probe: 'websocket' }) as Task;
  const twoForChannels = (task: Task) => (task.kind === 'endpoint' && task.probe === 'websocket' ? 2 : 1);

  it.each([
    ['a page before a channel', [taskFor('a', 1), channel('a', 2)]],
    ['a channel before a page', [channel('a', 1), taskFor('a', 2)]],
    ['two channels', [channel('a', 1), channel('a', 2)]],
  ] as const)(
    'opens at most two connections to one host within a moment, counting what each task opens (%s)',
    async (_, tasks) => {
      const { begun, end } = work(tasks, twoForChannels);
      await vi.advanceTimersByTimeAsync(100);
      await end('a/1');
      await vi.advanceTimersByTimeAsync(999);
      expect(begun).toEqual(['a/1']);
      await vi.advanceTimersByTimeAsync(1);
      expect(begun).toEqual(['a/1', 'a/2']);
    },
  );

  it('does not count a task that went over an open connection', async () => {
    const { begun, end } = work([taskFor('a', 1), channel('a', 2)], twoForChannels);
    await end('a/1', 'again');
    await vi.advanceTimersByTimeAsync(pace.pauseMs.again);
    expect(begun).toEqual(['a/1', 'a/2']);
  });

  it('makes one transfer at a time in each direction, without a pause between those of different hosts', async () => {
    const { begun, end } = work([transfer('a'), transfer('b'), transfer('c', 'upload'), transfer('d', 'upload')]);
    expect(begun).toEqual(['a', 'c']);
    await end('a');
    expect(begun).toEqual(['a', 'c', 'b']);
    await end('c');
    expect(begun).toEqual(['a', 'c', 'b', 'd']);
  });

  it('ends when nothing is due and nothing is under way', async () => {
    const { end, isOver, finished } = work([taskFor('a'), taskFor('b')]);
    await end('a/1');
    expect(isOver()).toBe(false);
    await end('b/1');
    await finished;
    expect(isOver()).toBe(true);
  });

  it('ends at once when nothing is due', async () => {
    await work([]).finished;
  });
});

describe('Stop', () => {
  it('starts no new task, and waits for those that run', async () => {
    const { begun, stop, end, isOver, finished } = work(hosts.map((host) => taskFor(host)));
    stop.abort();
    for (const host of hosts.slice(0, 5)) await end(`${host}/1`, 'badly');
    expect(begun).toHaveLength(6);
    expect(isOver()).toBe(false);
    await end('f/1', 'badly');
    await finished;
    expect(begun).toHaveLength(6);
  });

  it('prevents every task when it is pressed before the first', async () => {
    const begun: Task[] = [];
    const run = async (task: Task): Promise<TaskResult> => (begun.push(task) > 0 ? 'well' : 'badly');
    await workThrough(
      { due: () => [taskFor('a')], run, opens: () => 1, atOnce: () => 6, likelyMs: () => 1000, gapMs: () => 0 },
      AbortSignal.abort(),
      pace,
    );
    expect(begun).toEqual([]);
  });
});
