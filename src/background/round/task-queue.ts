import { keyOf, resourcesOf, type Task } from '../../schedule/plan.ts';

/**
 * How a task went. `again`: well, on a connection that was already open. `silent`: nothing came before its deadline. A
 * stalled connection swallows requests for a while, so the pause after it is longer.
 */
export type TaskResult = 'well' | 'again' | 'badly' | 'silent' | 'stalled';

export interface Pace {
  /** Pause between two requests to one host, ms. */
  readonly pauseMs: Readonly<Record<TaskResult, number>>;
  /** The pause after a good answer ends this long after its request began, but is never shorter than `again`, ms. */
  readonly apartMs: number;
  /** The maximum of the random part of each pause, ms. */
  readonly jitterMs: number;
  /** The most connections to one host that may be opened within `burstMs`. */
  readonly maxOpened: number;
  readonly burstMs: number;
}

/** Some filters count connections, and penalise a burst for a minute: no host sees a burst. */
export const pace: Pace = {
  pauseMs: {
    /**
     * Pause between two requests to one host, which never has two at a time.
     * @source our choice: no host sees a burst
     */
    well: 500,
    /**
     * The same after an answer on a connection that was open already.
     * @source a filter that counts connections sees none; browsers ask for more on one connection without any pause
     */
    again: 100,
    /**
     * The same after a failure; a call relay pauses as after a good answer.
     * @source some filters punish bursts for a minute
     */
    badly: 1500,
    /**
     * The same after a request that got no answer.
     * @source our choice: its host has had no other request for two seconds or more by then
     */
    silent: 1000,
    /**
     * The same after a transfer that stalled, where there is no other connection for the next one.
     * @source Chromium pings its HTTP/2 connection before the next request, and opens a new one after 10 s
     */
    stalled: 11_000,
  },
  /**
   * After a good answer that took long the pause is shorter: filters count how often connections begin.
   * @source our choice: with the pauses above fewer than two connections a second
   */
  apartMs: 1000,
  /**
   * A random time, at most this, is added to each pause.
   * @source our choice
   */
  jitterMs: 100,
  /**
   * How many connections to one host may be opened within `pace.burstMs`.
   * @source Firefox opens two for one WebSocket, and a browser tries a connection that was cut off once more by itself
   */
  maxOpened: 2,
  /**
   * Connections to one host that begin within this time count together.
   * @source our choice: a second, and what two lookups of a name differ by
   */
  burstMs: 1100,
};

/** The work of a round. */
export interface Work {
  /** Tasks that could be done now, the most urgent first. Evaluated again after every task. */
  readonly due: () => readonly Task[];
  /** Runs one task and returns how it went; must not reject. */
  readonly run: (task: Task) => Promise<TaskResult>;
  /** How many connections the browser opens for a task where none is open. */
  readonly opens: (task: Task) => number;
  /** The most probes at once, not counting overdue ones. */
  readonly atOnce: () => number;
  /** After how long a probe is overdue, ms. */
  readonly likelyMs: () => number;
  /**
   * The pause between a task for a host that was not asked yet and the next such task, ms.
   * @param draw 0..1, drawn anew for each host
   */
  readonly gapMs: (last: Task, next: Task, draw: number) => number;
}

/** Runs tasks until none is due. Tasks that use the same resource run one after the other. */
export async function workThrough(
  { due, run, opens, atOnce, likelyMs, gapMs }: Work,
  signal: AbortSignal,
  { pauseMs, apartMs, jitterMs, maxOpened, burstMs }: Pace = pace,
): Promise<void> {
  const running = new Map<string, { readonly work: Promise<void>; readonly since: number }>();
  const inUse = new Set<string>();
  const pausedUntil = new Map<string, number>();
  /** The connections that were opened to each host, newest first. */
  const opened = new Map<string, readonly Opened[]>();

  const asked = new Set<string>();
  /** The newest task for a host that was not asked before it. */
  let newest: { readonly task: Task; readonly since: number; readonly draw: number } | undefined;

  const pauseAfter = (result: TaskResult, since: number) => {
    if (result !== 'well') return pauseMs[result];
    return Math.min(pauseMs.well, Math.max(pauseMs.again, since + apartMs - performance.now()));
  };

  const start = (task: Task) => {
    const resources = resourcesOf(task);
    // The first resource is the host, and only hosts need a pause.
    const [host = ''] = resources;
    const since = performance.now();
    const before = (opened.get(host) ?? []).filter(({ at }) => at + burstMs > since);
    if (!asked.has(host)) newest = { task, since, draw: Math.random() };
    asked.add(host);
    for (const resource of resources) inUse.add(resource);
    const work = run(task).then((result) => {
      running.delete(keyOf(task));
      for (const resource of resources) inUse.delete(resource);
      pausedUntil.set(host, performance.now() + pauseAfter(result, since) + Math.random() * jitterMs);
      opened.set(host, result === 'again' ? before : [{ at: since, count: opens(task) }, ...before]);
    });
    running.set(keyOf(task), { work, since });
  };

  while (!signal.aborted) {
    const waiting = due().filter((task) => !running.has(keyOf(task)));
    // Evaluated once, since it is derived from all observations.
    const most = atOnce();
    const soonMs = likelyMs();
    let nextAt = Number.POSITIVE_INFINITY;
    for (const task of waiting) {
      const resources = resourcesOf(task);
      if (resources.some((resource) => inUse.has(resource))) continue;
      const likelyUntil = [...running.values()]
        .map(({ since }) => since + soonMs)
        .filter((at) => at > performance.now());
      const [host = ''] = resources;
      const readyAt = Math.max(
        pausedUntil.get(host) ?? 0,
        burstBegan(opened.get(host) ?? [], maxOpened - opens(task)) + burstMs,
        likelyUntil.length < most ? 0 : Math.min(...likelyUntil),
        asked.has(host) || !newest ? 0 : newest.since + gapMs(newest.task, task, newest.draw),
      );
      if (readyAt <= performance.now()) start(task);
      else nextAt = Math.min(nextAt, readyAt);
    }
    const works = [...running.values()].map(({ work }) => work);
    if (works.length === 0 && waiting.length === 0) return;
    await firstOf(works, nextAt - performance.now());
  }
  await Promise.all([...running.values()].map(({ work }) => work));
}

/** The connections that one task opened to a host. */
interface Opened {
  readonly at: number;
  readonly count: number;
}

/** When the connection before the newest `most` ones began; long ago if there are no more than these. */
function burstBegan(newestFirst: readonly Opened[], most: number): number {
  let sum = 0;
  const last = newestFirst.find(({ count }) => {
    sum += count;
    return sum > most;
  });
  return last?.at ?? Number.NEGATIVE_INFINITY;
}

/** Resolves with the first of the promises, or after `maxMs`. */
async function firstOf(promises: readonly Promise<void>[], maxMs: number): Promise<void> {
  if (!Number.isFinite(maxMs)) return Promise.race(promises);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, maxMs));
  });
  await Promise.race([...promises, wait]);
  clearTimeout(timer);
}
