import { isAnswer } from '../../measure/outcomes.ts';
import { type ProbeContext, probeHttp } from '../../probe/http.ts';
import { probeKindOf, type Task } from '../../schedule/plan.ts';
import { controlSubject } from '../../schedule/transfer-targets.ts';
import { probeContext, serviceWaitMs, type TaskContext, taskResultOf } from './task-context.ts';
import type { TaskResult } from './task-queue.ts';

/**
 * Deadline of a control while none has answered; a plain one of the first step has twice as long.
 * @source on a line that crawls nothing but plain http comes through
 */
const firstWaitMs = 4500;

/** Asks a site that should always answer. */
export async function askControl(task: Extract<Task, { kind: 'control' }>, within: TaskContext): Promise<TaskResult> {
  const { control, phase, attempt } = task;
  const { plan, seen, record } = within;
  // On a line that crawls a plain question is the last to be answered: it goes on through the second step.
  const goesOn = control.class === 'captive' && plan.first.includes(control);
  const context: ProbeContext = {
    ...probeContext(control.url, plan.elsewhere.includes(control) ? serviceWaitMs : firstWaitMs, within),
    ...(goesOn ? { moreMs: () => (seen.some(isAnswer) ? 0 : firstWaitMs) } : {}),
  };
  const sighting = await probeHttp(
    probeKindOf(control.url) === 'http' ? 'http' : 'https',
    control.url,
    control.healthy,
    context,
  );
  await record({ ...sighting, subject: controlSubject(control), attempt, phase });
  return taskResultOf(sighting);
}
