import { keyOf, lanesOf, type Task } from '../core/plan.ts';

export interface Manners {
  /** Most probes at once. */
  readonly atOnce: number;
  /** Between two requests to one host, ms: after one that went well, and after one that did not. */
  readonly afterGoodMs: number;
  readonly afterBadMs: number;
  /** Up to this much is added by chance to each wait, ms. */
  readonly jitterMs: number;
}

/** Connection counters and one-minute penalties exist: no host sees a burst. */
export const manners: Manners = { atOnce: 6, afterGoodMs: 500, afterBadMs: 1500, jitterMs: 250 };

/**
 * Works through what is due until nothing is, one task at a time in each lane.
 * @param due what could be done now, in order of urgency; asked again after every task
 * @param run does one task and says whether it went well; must not reject
 */
export async function workThrough(
  due: () => readonly Task[],
  run: (task: Task) => Promise<boolean>,
  signal: AbortSignal,
  { atOnce, afterGoodMs, afterBadMs, jitterMs }: Manners = manners,
): Promise<void> {
  const running = new Map<string, Promise<void>>();
  const busyLanes = new Set<string>();
  const restUntil = new Map<string, number>();

  const start = (task: Task) => {
    const lanes = lanesOf(task);
    for (const lane of lanes) busyLanes.add(lane);
    const work = run(task).then((good) => {
      running.delete(keyOf(task));
      const rested = performance.now() + (good ? afterGoodMs : afterBadMs) + Math.random() * jitterMs;
      for (const lane of lanes) {
        busyLanes.delete(lane);
        restUntil.set(lane, rested);
      }
    });
    running.set(keyOf(task), work);
  };

  while (!signal.aborted) {
    const waiting = due().filter((task) => !running.has(keyOf(task)));
    let nextAt = Number.POSITIVE_INFINITY;
    for (const task of waiting) {
      const lanes = lanesOf(task);
      if (running.size >= atOnce) break;
      if (lanes.some((lane) => busyLanes.has(lane))) continue;
      const readyAt = Math.max(...lanes.map((lane) => restUntil.get(lane) ?? 0));
      if (readyAt <= performance.now()) start(task);
      else nextAt = Math.min(nextAt, readyAt);
    }
    if (running.size === 0 && waiting.length === 0) return;
    await firstOf([...running.values()], nextAt - performance.now());
  }
  await Promise.all(running.values());
}

/** Resolves with the first of the promises, or after `mostMs`. */
async function firstOf(promises: readonly Promise<void>[], mostMs: number): Promise<void> {
  if (!Number.isFinite(mostMs)) return Promise.race(promises);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, mostMs));
  });
  await Promise.race([...promises, wait]);
  clearTimeout(timer);
}
