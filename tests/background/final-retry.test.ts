import '../fake-extension.ts';
import { expect, it, vi } from 'vitest';
import { askWhatIsDue } from '../../src/background/round/ask-what-is-due.ts';
import { runTask } from '../../src/background/round/run-task.ts';
import type { Tools } from '../../src/background/round/task-context.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import { finalAttempt } from '../../src/schedule/final-retry.ts';
import { makePlan, type Task } from '../../src/schedule/plan.ts';
import { discord, whatsapp } from '../judge/sample-services.ts';
import { endpointOf } from '../judge/sample-tries.ts';

vi.mock('../../src/schedule/due.ts');
vi.mock('../../src/background/round/run-task.ts');
vi.mock('../../src/measure/network/probes-at-once.ts', () => ({ probesAtOnce: () => 4 }));

it('a final retry waits for comparison probes that are under way, since these may show what it would ask', async () => {
  const compare: Task = {
    kind: 'comparison',
    service: discord,
    endpoint: endpointOf(discord, 'web'),
    depth: 'address',
  };
  const retry: Task = {
    kind: 'endpoint',
    service: whatsapp,
    endpoint: endpointOf(whatsapp, 'web'),
    probe: 'https',
    attempt: finalAttempt,
  };
  // Without a pause before a request to another host, both could begin at once.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const events: string[] = [];
  const left = new Set<Task>([compare, retry]);
  vi.mocked(dueTasks).mockImplementation(() => [...left]);
  vi.mocked(runTask).mockImplementation(async (task) => {
    left.delete(task);
    events.push(`${task.kind} begins`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    events.push(`${task.kind} ends`);
    return 'well';
  });
  const tools = { signal: new AbortController().signal } as Tools;
  await askWhatIsDue(
    makePlan('whole', [], [], Math.random),
    [],
    tools,
    () => ({ onLine: true }),
    async () => undefined,
  );
  expect(events).toEqual(['comparison begins', 'comparison ends', 'endpoint begins', 'endpoint ends']);
});
