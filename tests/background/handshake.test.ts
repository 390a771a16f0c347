import '../fake-extension.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { handshakeIfSilent, probeNewConnection } from '../../src/background/round/handshake.ts';
import type { Outcome } from '../../src/model/observation.ts';
import { handshakeJob, openWebSocketJob } from '../../src/offscreen/jobs.ts';
import { runJobsHere, runnerOf } from '../../src/platform/browser/job.ts';
import type { Handshake } from '../../src/probe/handshake.ts';
import type { Sighting } from '../../src/probe/http.ts';
import type { Opening } from '../../src/probe/websocket.ts';
import { fakeEvents } from '../probe/fake-events.ts';
import { contextOf } from '../probe/probing.ts';

const url = 'https://web.example/path';

const page = (outcome: Outcome): Sighting => ({
  probe: 'https',
  host: 'web.example',
  at: 0,
  tookMs: 1,
  outcome,
  reused: false,
});
const answered = page({ kind: 'answered', status: 200, healthy: true });
const silent = page({ kind: 'failed', failure: 'generic_timeout_error' });

afterEach(() => {
  vi.useRealTimers();
  runJobsHere(async () => []);
});

/** Makes a browser's handshakes end like this, and counts them. */
function browserThat(shakes: Handshake): { readonly asked: string[] } {
  const asked: string[] = [];
  runJobsHere(async () => [
    runnerOf(handshakeJob, async (ask) => {
      asked.push(ask.url);
      return shakes;
    }),
  ]);
  return { asked };
}

/** What is seen of the handshake while a page is silent for this long, and then ends like this. */
async function seenBeside(end: Sighting, afterMs: number, shakes: Handshake, error?: string) {
  vi.useFakeTimers();
  const { asked } = browserThat(shakes);
  const made = new Promise<Sighting>((resolve) => setTimeout(() => resolve(end), afterMs));
  const context = contextOf({ deadlineMs: 2500, events: fakeEvents(error === undefined ? {} : { error }) });
  const seen = handshakeIfSilent(url, made, context);
  await vi.advanceTimersByTimeAsync(10_000);
  return { seen: await seen, asked };
}

describe('the handshake with a host', () => {
  const done: Handshake = { kind: 'done', tookMs: 90 };

  it('is left alone if its page answers soon', async () => {
    const { seen, asked } = await seenBeside(answered, 1000, done);
    expect(seen).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('is seen if its page is silent', async () => {
    const { seen, asked } = await seenBeside(silent, 2500, done);
    expect(seen).toMatchObject({ probe: 'handshake', host: 'web.example', outcome: { kind: 'connected' } });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^https:\/\/web\.example\/path#/);
  });

  it('is done if Chromium says that the server speaks no HTTP/2', async () => {
    const failed: Handshake = { kind: 'failed', tookMs: 90 };
    const { seen } = await seenBeside(silent, 2500, failed, 'net::ERR_ALPN_NEGOTIATION_FAILED');
    expect(seen?.outcome).toEqual({ kind: 'connected' });
  });

  it("keeps the browser's name for the error", async () => {
    const failed: Handshake = { kind: 'failed', tookMs: 90 };
    const { seen } = await seenBeside(silent, 2500, failed, 'net::ERR_CONNECTION_RESET');
    expect(seen).toMatchObject({ outcome: { kind: 'failed', failure: 'connection_reset' } });
  });

  it('is silent if the browser sees none of it in time', async () => {
    const { seen } = await seenBeside(silent, 2500, { kind: 'silent', tookMs: 1000 });
    expect(seen?.outcome).toEqual({ kind: 'failed', failure: 'generic_timeout_error' });
  });

  it('is not reported if this browser cannot see it', async () => {
    const { seen } = await seenBeside(silent, 2500, { kind: 'not-visible-here', tookMs: 0 });
    expect(seen).toBeUndefined();
  });
});

describe('a new connection to a host', () => {
  async function seenWith(opening: Opening, shown: { readonly status?: number; readonly error?: string }) {
    runJobsHere(async () => [runnerOf(openWebSocketJob, async () => opening)]);
    return (await probeNewConnection(url, contextOf({ events: fakeEvents(shown) }), true)).outcome;
  }
  const refused: Opening = { opened: false, timedOut: false, tookMs: 80 };

  it.each([200, 403, 426])('came up if a WebSocket is answered with %i', async (status) => {
    expect(await seenWith(refused, { status })).toEqual({ kind: 'connected' });
  });

  it('came up if a WebSocket opens', async () => {
    expect(await seenWith({ ...refused, opened: true }, {})).toEqual({ kind: 'connected' });
  });

  it('failed in the way that the browser reports', async () => {
    const outcome = await seenWith(refused, { error: 'NS_ERROR_NET_RESET' });
    expect(outcome).toEqual({ kind: 'failed', failure: 'connection_reset' });
  });

  it.each([
    ['the person gave no access to its WebSockets', false, true, 'permission-missing'],
    ['its headers would identify this installation', true, false, 'identifying-headers'],
  ] as const)('is not opened if %s', async (_where, permitted, headersAreClean, why) => {
    const { outcome } = await probeNewConnection(url, contextOf({ permitted }), headersAreClean);
    expect(outcome).toEqual({ kind: 'skipped', why });
  });

  it('was given up if nothing came in time', async () => {
    const outcome = await seenWith({ ...refused, timedOut: true }, {});
    expect(outcome).toEqual({ kind: 'failed', failure: 'generic_timeout_error' });
  });
});
