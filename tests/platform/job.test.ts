import '../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Job, runJob, runnerOf } from '../../src/platform/browser/job.ts';
import { closeOffscreenPage, runJobsOfBackground } from '../../src/platform/browser/offscreen-page.ts';
import { fake, haveOffscreen, resetFake } from '../fake-extension.ts';
import { waitFor } from '../wait-for.ts';

const double: Job<number, number> = { name: 'double' };
const fail: Job<string, never> = { name: 'fail' };
const wait: Job<string, string> = { name: 'wait' };
/** Whether each waiting job was aborted, by its argument. */
let waits: string[] = [];

beforeEach(() => {
  resetFake();
  haveOffscreen(true);
  waits = [];
  runJobsOfBackground([
    runnerOf(double, async (number) => number * 2),
    runnerOf(fail, async (why) => {
      throw new Error(why);
    }),
    runnerOf(wait, async (name, signal) => {
      waits.push(`${name} began`);
      await new Promise((ended) => signal?.addEventListener('abort', ended));
      waits.push(`${name} ended`);
      return name;
    }),
  ]);
});

afterEach(() => haveOffscreen(false));

describe('a job for the offscreen page', () => {
  it('returns its answer', async () => {
    expect(await runJob(double, 21)).toBe(42);
  });

  it('that fails there rejects here, with the same message', async () => {
    await expect(runJob(fail, 'no such key')).rejects.toThrow('no such key');
  });

  it('that fails in a check gives no answer, and does not end the check', async () => {
    expect(await runJob(fail, 'no such key', new AbortController().signal)).toBeUndefined();
  });

  it('of a check gives no answer if the browser opens no such page', async () => {
    haveOffscreen(false);
    expect(await runJob(double, 21, new AbortController().signal)).toBeUndefined();
  });

  it('that is ended gives no answer at once, and ends there too, without ending others', async () => {
    const [stop, goOn] = [new AbortController(), new AbortController()];
    const answer = runJob(wait, 'one', stop.signal);
    const other = runJob(wait, 'two', goOn.signal);
    await waitFor(() => expect(waits).toEqual(['one began', 'two began']));
    stop.abort();
    expect(await answer).toBeUndefined();
    await waitFor(() => expect(waits).toEqual(['one began', 'two began', 'one ended']));
    goOn.abort();
    await other;
  });

  it('that is ended before the page is there does not begin', async () => {
    const stop = new AbortController();
    const answer = runJob(wait, 'one', stop.signal);
    stop.abort();
    expect(await answer).toBeUndefined();
    expect(waits).toEqual([]);
  });

  it('that has finished is not ended any more', async () => {
    const stop = new AbortController();
    expect(await runJob(double, 21, stop.signal)).toBe(42);
    fake.calls = [];
    stop.abort();
    expect(fake.calls).toEqual([]);
  });

  it('that failed does not keep the page open', async () => {
    await runJob(fail, 'no such key').catch(() => undefined);
    expect(fake.pages).toHaveLength(1);
    await closeOffscreenPage();
    expect(fake.pages).toHaveLength(0);
  });
});
