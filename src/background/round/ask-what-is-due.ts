import { checkOf } from '../../measure/check/check.ts';
import { likelyMs } from '../../measure/network/headroom.ts';
import { lineOf } from '../../measure/network/line.ts';
import { probesAtOnce } from '../../measure/network/probes-at-once.ts';
import type { NetworkHints } from '../../measure/network-facts.ts';
import type { Observation } from '../../model/observation.ts';
import { browserFamily } from '../../platform/browser/browser-family.ts';
import { connectionsFor } from '../../schedule/connections.ts';
import { dueTasks } from '../../schedule/due.ts';
import { isFinalRetry } from '../../schedule/final-retry.ts';
import { nameGapMs } from '../../schedule/name-gaps.ts';
import { keyOf, type Plan, type Task } from '../../schedule/plan.ts';
import { runTask } from './run-task.ts';
import type { TaskContext, Tools } from './task-context.ts';
import { type Work, workThrough } from './task-queue.ts';

/**
 * How often one task is done at most. What is due again and again, because it shows nothing, must not hold a check until
 * its time is up, nor flood a server.
 * @source our choice: no task should be due twice, and a second time does no harm
 */
const mostTimes = 2;

/**
 * Does what is due in a round until nothing is, or until its signal aborts it.
 * @param plan what the person has permitted of it
 * @param seen grows meanwhile: `record` adds to it
 * @param hints what the browser says about the connection now
 */
export async function askWhatIsDue(
  plan: Plan,
  seen: readonly Observation[],
  tools: Omit<Tools, 'linger'>,
  hints: () => NetworkHints,
  record: (observation: Observation) => Promise<void>,
): Promise<void> {
  const { signal } = tools;
  const lingering: Promise<void>[] = [];
  const linger = (work: Promise<void>) => void lingering.push(work);
  const twoForChannels = browserFamily() === 'Firefox';
  const within: TaskContext = { plan, seen, tools: { ...tools, linger }, record };
  const times = new Map<string, number>();
  const comparing = new Set<Task>();
  const due = () => {
    const tasks = dueTasks(plan, checkOf(seen), hints()).filter((task) => (times.get(keyOf(task)) ?? 0) < mostTimes);
    // A final retry asks for half a minute what comparison probes may show that are due or under way.
    const compares = comparing.size > 0 || tasks.some(({ kind }) => kind === 'comparison');
    return compares ? tasks.filter((task) => !isFinalRetry(task)) : tasks;
  };
  const work: Work = {
    due,
    run: async (task) => {
      times.set(keyOf(task), (times.get(keyOf(task)) ?? 0) + 1);
      if (task.kind === 'comparison') comparing.add(task);
      const result = await runTask(task, within);
      comparing.delete(task);
      return result;
    },
    opens: (task) => connectionsFor(task, twoForChannels),
    atOnce: () => probesAtOnce(checkOf(seen)),
    likelyMs: () => likelyMs(lineOf(checkOf(seen))),
    gapMs: (last, next, draw) => nameGapMs(last, next, plan, draw),
  };
  do {
    await workThrough(work, signal);
    await Promise.all(lingering.splice(0));
  } while (!signal.aborted && due().length > 0);
}
