import '../fake-extension.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { askWhatIsDue } from '../../src/background/round/ask-what-is-due.ts';
import type { Tools } from '../../src/background/round/task-context.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { sampleControls } from '../judge/sample-services.ts';
import { fakeEvents } from '../probe/fake-events.ts';

afterEach(() => vi.unstubAllGlobals());

it('ends a check whose tasks leave no observation, and asks no site more than twice', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(new URL(url).hostname);
    return new Response();
  });
  const tools = {
    access: { allows: () => true },
    events: fakeEvents(),
    signal: new AbortController().signal,
    tagOf: () => 0,
    made: { here: new Set(), apart: new Set() },
    freshFrame: Promise.resolve(undefined),
  } as unknown as Tools;
  const plan = makePlan('whole', [], sampleControls, Math.random);
  await askWhatIsDue(
    plan,
    [],
    tools,
    () => ({ onLine: true }),
    async () => undefined,
  );
  expect(asked.length).toBeGreaterThan(0);
  for (const host of asked) expect(asked.filter((one) => one === host).length, host).toBeLessThanOrEqual(2);
}, 20_000);
