import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { workThrough } from '../../src/background/lanes.ts';
import { keyOf, type Task } from '../../src/core/plan.ts';
import { telegram } from '../core/sample-services.ts';

const manners = { atOnce: 6, afterGoodMs: 500, afterBadMs: 1500, jitterMs: 0 };

/** One task for a host; tasks of one host share a lane. */
function taskFor(host: string, attempt = 1): Task {
  const [page] = telegram.endpoints;
  if (!page) throw new Error('Telegram has a page');
  const endpoint = { ...page, id: host, url: `https://${host}.example/` };
  return { kind: 'endpoint', service: telegram, endpoint, probe: 'https', attempt };
}

/** Work that ends when the test says so. */
function work(tasks: readonly Task[]) {
  const begun: string[] = [];
  const ends = new Map<string, (good: boolean) => void>();
  const done = new Set<string>();
  const stop = new AbortController();
  const due = () => tasks.filter((task) => !done.has(keyOf(task)));
  const run = async (task: Task) => {
    begun.push(nameOf(task));
    const good = await new Promise<boolean>((resolve) => ends.set(nameOf(task), resolve));
    done.add(keyOf(task));
    return good;
  };
  let over = false;
  const finished = workThrough(due, run, stop.signal, manners).then(() => {
    over = true;
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return {
    begun,
    finished,
    stop,
    isOver: () => over,
    async end(name: string, good = true) {
      ends.get(name)?.(good);
      await settle();
    },
  };
}

const nameOf = (task: Task) => (task.kind === 'endpoint' ? `${task.endpoint.id}/${task.attempt}` : '');
const hosts = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('work in lanes', () => {
  it('does at most six things at once', async () => {
    const { begun, end } = work(hosts.map((host) => taskFor(host)));
    expect(begun).toHaveLength(6);
    await end('a/1');
    expect(begun).toHaveLength(7);
  });

  it('does one thing at a time for one host, and lets others pass', () => {
    const { begun } = work([taskFor('a', 1), taskFor('a', 2), taskFor('b')]);
    expect(begun).toEqual(['a/1', 'b/1']);
  });

  it('rests between two requests to one host', async () => {
    const { begun, end } = work([taskFor('a', 1), taskFor('a', 2)]);
    await end('a/1');
    await vi.advanceTimersByTimeAsync(manners.afterGoodMs - 1);
    expect(begun).toEqual(['a/1']);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toEqual(['a/1', 'a/2']);
  });

  it('rests longer after a failure', async () => {
    const { begun, end } = work([taskFor('a', 1), taskFor('a', 2)]);
    await end('a/1', false);
    await vi.advanceTimersByTimeAsync(manners.afterBadMs - 1);
    expect(begun).toEqual(['a/1']);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toEqual(['a/1', 'a/2']);
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
  it('begins nothing new, and waits for what is under way', async () => {
    const { begun, stop, end, isOver, finished } = work(hosts.map((host) => taskFor(host)));
    stop.abort();
    for (const host of hosts.slice(0, 5)) await end(`${host}/1`, false);
    expect(begun).toHaveLength(6);
    expect(isOver()).toBe(false);
    await end('f/1', false);
    await finished;
    expect(begun).toHaveLength(6);
  });

  it('pressed before anything began keeps everything from beginning', async () => {
    const begun: Task[] = [];
    const run = async (task: Task) => begun.push(task) > 0;
    await workThrough(() => [taskFor('a')], run, AbortSignal.abort(), manners);
    expect(begun).toEqual([]);
  });
});
