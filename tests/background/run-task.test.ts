import '../fake-extension.ts';
import { expect, it, vi } from 'vitest';
import { runTask } from '../../src/background/round/run-task.ts';
import type { TaskContext } from '../../src/background/round/task-context.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import type { Observation } from '../../src/model/observation.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { comparisonsDue } from '../../src/schedule/comparison-probes.ts';
import { telegram } from '../judge/sample-services.ts';
import { endpointOf, tryAt } from '../judge/sample-tries.ts';

it('a failure for which no resolver is left to ask is compared once, not forever', async () => {
  const endpoint = endpointOf(telegram, 'web');
  const seen = [tryAt(telegram, 'web', { outcome: { kind: 'failed', failure: 'dns_lookup_error' } })];
  const due = () => comparisonsDue([{ service: telegram, endpoint }], checkOf(seen));
  const within = {
    plan: { resolvers: [] },
    seen,
    record: async (o: Observation) => void seen.push(o),
    tools: { access: { allows: () => true }, made: { here: new Set(), apart: new Set() } },
  } as unknown as TaskContext;
  const [task] = due();
  if (!task) throw new Error('nothing is compared');
  await runTask(task, within);
  expect(seen.slice(1)).toMatchObject([{ probe: 'doh', outcome: { kind: 'skipped', why: 'no-resolver' } }]);
  expect(due()).toEqual([]);
});

it('a name is looked up by the resolver of the network, and by nobody if a proxy is known', async () => {
  const resolve = vi.fn(async (_host: string) => ({ addresses: ['203.0.113.7'] }));
  Object.assign(extension, { dns: { resolve } });
  const lookUp = async (before: Partial<Observation>) => {
    const seen = [tryAt(telegram, 'web', { outcome: { kind: 'answered', status: 200, healthy: true }, ...before })];
    const within = {
      seen,
      record: async (o: Observation) => void seen.push(o),
      tools: {
        access: { allows: () => true },
        made: { here: new Set(), apart: new Set() },
        signal: new AbortController().signal,
        tagOf: () => 1,
      },
    } as unknown as TaskContext;
    const { subject } = seen[0] as Observation;
    const documented = { addresses: [], networks: [] };
    await runTask({ kind: 'lookup', host: 'web.telegram.example', subject, documented }, within);
    return seen.at(-1)?.outcome.kind;
  };
  expect([await lookUp({ proxied: true }), resolve.mock.calls]).toEqual(['skipped', []]);
  expect([await lookUp({}), resolve.mock.calls[0]?.[0]]).toEqual(['resolved', 'web.telegram.example']);
  Object.assign(extension, { dns: undefined });
});
