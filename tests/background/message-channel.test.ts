import '../fake-extension.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { probeSocket } from '../../src/background/round/message-channel.ts';
import type { Endpoint } from '../../src/model/service.ts';
import { openWebSocketJob, watchWebSocketJob } from '../../src/offscreen/jobs.ts';
import { runJobsHere, runnerOf } from '../../src/platform/browser/job.ts';
import { listenToOwnRequests, type OwnRequestEvents } from '../../src/platform/browser/request-events.ts';
import { momentOf } from '../../src/probe/channel-moment.ts';
import type { Heard, Staying } from '../../src/probe/websocket.ts';
import { bytesOf } from '../../src/schedule/bytes-moved.ts';

afterEach(() => runJobsHere(async () => []));

const endpoint = { id: 'chat', url: 'wss://chat.example.org/' } as Endpoint;

/** The observation of a channel that opened, after this happened to it. */
async function later(staying: Staying) {
  runJobsHere(async () => [
    runnerOf(openWebSocketJob, async () => ({ opened: true, timedOut: false, tookMs: 40, heard: undefined })),
    runnerOf(watchWebSocketJob, async () => momentOf(staying)),
  ]);
  const events = listenToOwnRequests();
  const context = { permitted: true, deadlineMs: 1000, events, tagOf: () => 1, signal: new AbortController().signal };
  const tried = await probeSocket(endpoint, context, true);
  events.close();
  return tried.later;
}

/** The observation of a channel for which the browser's events show this. */
async function seenWith(opened: boolean, seen: ReturnType<OwnRequestEvents['follow']>['seen']) {
  runJobsHere(async () => [
    runnerOf(openWebSocketJob, async () => ({ opened, timedOut: false, tookMs: 40, heard: undefined })),
    runnerOf(watchWebSocketJob, async () => undefined),
  ]);
  const events = {
    follow: () => ({ seen, settled: async () => undefined, stop: () => undefined }),
    close: () => undefined,
  };
  const context = { permitted: true, deadlineMs: 1000, events, tagOf: () => 1, signal: new AbortController().signal };
  return (await probeSocket(endpoint, context, true)).sighting;
}

/** The observation of the first word on a channel. */
async function wordAfter(heard: Heard | undefined) {
  runJobsHere(async () => [
    runnerOf(openWebSocketJob, async () => ({ opened: true, timedOut: false, tookMs: 40, heard })),
    runnerOf(watchWebSocketJob, async () => undefined),
  ]);
  const events = listenToOwnRequests();
  const context = { permitted: true, deadlineMs: 1000, events, tagOf: () => 1, signal: new AbortController().signal };
  const { word } = await probeSocket(endpoint, context, true);
  events.close();
  return word;
}

describe('the first word on a channel', () => {
  it('gives a separate observation, of the same connection', async () => {
    const outcome = { kind: 'greeted' } as const;
    expect(await wordAfter({ outcome, tookMs: 300 })).toMatchObject({
      ...{ probe: 'first-word', outcome, tookMs: 300, reused: true },
    });
  });

  it('gives none if nothing was heard', async () => {
    expect(await wordAfter(undefined)).toBeUndefined();
  });
});

describe('a channel that was turned away', () => {
  it("reports that somebody added the certificate's authority to the browser", async () => {
    expect(await seenWith(false, { status: 503, addedAuthority: true })).toMatchObject({
      outcome: { kind: 'answered', status: 503 },
      addedAuthority: true,
    });
    expect(await seenWith(false, { status: 503 })).not.toHaveProperty('addedAuthority');
    expect(await seenWith(true, { addedAuthority: true })).not.toHaveProperty('addedAuthority');
  });
});

describe('a channel that opened', () => {
  it("gives a second observation if its server sent without end, and its bytes count as the check's data", async () => {
    const flooded = await later({ how: 'flooded', bytes: 20_000 });
    expect(flooded).toMatchObject({ probe: 'channel', outcome: { kind: 'opened' }, transfer: { bytes: 20_000 } });
    const subject = { kind: 'service', service: 'discord', endpoint: 'chat', function: 'messages' } as const;
    const bytes = flooded && bytesOf({ ...flooded, subject, attempt: 1, phase: 'during' });
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThan(25_000);
  });

  it('gives a second observation if somebody cut it', async () => {
    expect((await later({ how: 'cut', bytes: 0 }))?.outcome).toEqual({ kind: 'failed', failure: 'channel_cut' });
  });

  it.each(['stayed', 'closed'] as const)('gives no second observation if it %s', async (how) => {
    expect(await later({ how, bytes: 300 })).toBeUndefined();
  });
});
