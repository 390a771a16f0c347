import { channelOf } from '../../catalogue/origins.ts';
import { isAnswer } from '../../measure/check/outcomes.ts';
import { type ProbeContext, probeHttp } from '../../probe/http.ts';
import { probeKindOf, type Task } from '../../schedule/plan.ts';
import { controlSubject } from '../../schedule/transfer-targets.ts';
import { probeNewConnection } from './handshake.ts';
import { withStateAuthority } from './state-authority.ts';
import { probeContext, serviceWaitMs, type TaskContext, taskResultOf } from './task-context.ts';
import type { TaskResult } from './task-queue.ts';

/**
 * Deadline of a control while none has answered. An http control of the first step has twice as long.
 * @source on a very slow line nothing but plain http gets through
 */
const firstWaitMs = 4500;

/** Requests a control. */
export async function askControl(task: Extract<Task, { kind: 'control' }>, within: TaskContext): Promise<TaskResult> {
  const { control, phase, attempt } = task;
  const { plan, seen, record } = within;
  if (task.isChannel) {
    const url = channelOf(control.url);
    const sighting = await probeNewConnection(
      url,
      probeContext(url, firstWaitMs, within),
      within.tools.headersAreClean,
    );
    await record({ ...sighting, subject: controlSubject(control), attempt, phase });
    return taskResultOf(sighting);
  }
  // On a very slow line http is answered last, so this request goes on during the second step.
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
  const told = withStateAuthority(sighting, control, seen);
  await record({ ...told, subject: controlSubject(control), attempt, phase });
  return taskResultOf(sighting);
}
