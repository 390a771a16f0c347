import '../fake-extension.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { runTask } from '../../src/background/round/run-task.ts';
import type { TaskContext } from '../../src/background/round/task-context.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { Endpoint } from '../../src/model/service.ts';
import { askAddressJob, connectJob, lookUpJob } from '../../src/offscreen/jobs.ts';
import { runJobsHere, runnerOf } from '../../src/platform/browser/job.ts';
import type { Wire } from '../../src/probe/fetch-here.ts';
import { telegram } from '../judge/sample-services.ts';
import { contextOf } from '../probe/probing.ts';

afterEach(() => {
  runJobsHere(async () => []);
  vi.unstubAllGlobals();
});

it('an address without access is only requested from a frame that can request nothing else', async () => {
  const asked: Wire[] = [];
  runJobsHere(async () => [
    runnerOf(lookUpJob, async () => 'not-visible-here' as const),
    runnerOf(connectJob, async () => 'not-visible-here' as const),
    runnerOf(askAddressJob, async (wire) => {
      asked.push(wire);
      return { at: 0, tookMs: 5, end: 'answered' as const, head: { status: 0, opaque: true, headers: [] } };
    }),
  ]);
  const fetched = vi.fn();
  vi.stubGlobal('fetch', fetched);
  const [first] = telegram.endpoints;
  const endpoint = { ...first, addresses: ['149.154.167.99'] } as Endpoint;
  const seen: unknown[] = [];
  const task = { kind: 'comparison', service: telegram, endpoint, depth: 'all' } as const;
  const within = {
    plan: { resolvers: [] },
    seen: [],
    tools: { ...contextOf(), access: { allows: () => false } },
    record: async ({ probe, outcome }: Observation) => void seen.push([probe, outcome.kind]),
  };
  await runTask(task, within as unknown as TaskContext);
  expect(asked.map(({ url, permitted }) => [new URL(url).origin, permitted])).toEqual([
    ['https://149.154.167.99', false],
  ]);
  expect(seen.map(String)).toEqual([expect.stringContaining('address-tls')]);
  expect(fetched).not.toHaveBeenCalled();
});
