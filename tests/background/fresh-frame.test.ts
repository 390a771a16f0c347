import '../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFreshFrame } from '../../src/background/round/fresh-frame.ts';
import { fetchJob } from '../../src/offscreen/jobs.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { type Job, runJob, runnerOf } from '../../src/platform/browser/job.ts';
import { runJobsOfBackground } from '../../src/platform/browser/offscreen-page.ts';
import { fake, haveOffscreen, resetFake } from '../fake-extension.ts';
import { waitFor } from '../wait-for.ts';

/** A message of sharing, which takes as long as a relay needs. */
const share: Job<string, string> = { name: 'share' };
const wire = { url: 'https://chat.example/', method: 'HEAD', permitted: true, deadlineMs: 1000 } as const;
const page = () => fake.pages.at(-1);

let answer: (from: string) => void;
/** The page in which each request was made. */
let askedIn: unknown[];

beforeEach(() => {
  resetFake();
  haveOffscreen(true);
  askedIn = [];
  const relay = new Promise<string>((resolve) => {
    answer = resolve;
  });
  runJobsOfBackground([
    runnerOf(share, () => relay),
    runnerOf(fetchJob, async () => {
      askedIn.push(page());
      return { at: 1, tookMs: 1, end: 'answered' } as const;
    }),
  ]);
});
afterEach(() => {
  // Anything still running would hold up the next test.
  answer('a relay');
  vi.useRealTimers();
  haveOffscreen(false);
});

/** Begins to share, and returns the page in which that goes on. */
async function sharing() {
  const shared = runJob(share, 'a report');
  await waitFor(() => expect(page()).toBeDefined());
  return { shared, inPage: page() };
}

describe('the fresh frame of a check that begins while a message of sharing is under way', () => {
  it('is made when the message is over', async () => {
    const { shared, inPage } = await sharing();
    const place = openFreshFrame();
    answer('a relay');
    expect(await shared).toBe('a relay');
    await (await place)?.(wire, new AbortController().signal);
    expect(askedIn).toEqual([page()]);
    expect(page()).not.toBe(inPage);
  });

  it('is made after a few seconds if the message is not over by then', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { inPage } = await sharing();
    const place = openFreshFrame();
    await vi.runAllTimersAsync();
    expect(await place).toBeDefined();
    expect(page()).not.toBe(inPage);
  });

  it('is awaited by everything else that needs the page, so that nothing comes from the page before', async () => {
    const { shared, inPage } = await sharing();
    const place = openFreshFrame();
    const channel = runJob(fetchJob, wire);
    answer('a relay');
    await Promise.all([shared, place, channel]);
    expect(askedIn).toEqual([page()]);
    expect(page()).not.toBe(inPage);
  });
});

describe('without such a page in the browser', () => {
  it('because memory is short, nothing is asked from elsewhere, where sessions outlive a check', async () => {
    const refuse = async () => {
      throw new Error('no memory');
    };
    Object.assign(extension, { offscreen: { hasDocument: async () => false, createDocument: refuse } });
    const place = await openFreshFrame();
    expect(await place?.(wire, new AbortController().signal)).toMatchObject({ end: 'interrupted' });
  });

  it('because it has none, like Firefox, there is no fresh frame', async () => {
    haveOffscreen(false);
    expect(await openFreshFrame()).toBeUndefined();
  });
});

describe('what a check asks for while the page is made', () => {
  it('is not asked any more if the check is stopped meanwhile', async () => {
    const { shared } = await sharing();
    const stop = new AbortController();
    const place = openFreshFrame();
    const channel = runJob(fetchJob, wire, stop.signal);
    stop.abort();
    answer('a relay');
    await Promise.all([shared, place]);
    expect(await channel).toBeUndefined();
    expect(askedIn).toEqual([]);
  });
});
