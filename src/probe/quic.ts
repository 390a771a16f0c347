import { failureOf } from '../model/browser-error.ts';
import type { Failure } from '../model/failures.ts';
import type { Outcome } from '../model/observation.ts';
import { startDeadline } from './deadline.ts';
import type { ProbeContext, Sighting } from './http.ts';

/**
 * Chromium gives up a handshake after this time. Its error is the same as for a handshake that fails.
 * @source measured: 3.7 to 4.2 s where nothing answers, a few round trips where the server refuses
 */
const givenUpMs = 3500;
/** Longer than Chromium's own timeout. */
const deadlineMs = 6000;
const eventLagMs = 500;

/** The handshake succeeded, and the server does not support WebTransport. */
const withoutSessions = 'net::ERR_METHOD_NOT_SUPPORTED';
const handshakeFailed = 'net::ERR_QUIC_PROTOCOL_ERROR';

/**
 * Whether QUIC reaches a host. Makes the handshake of a WebTransport session, which Chromium only makes over QUIC. Web
 * servers do not support such sessions, so no request is sent. Datagrams bypass a proxy and show this device's address:
 * never call this if a proxy is known or suspected.
 * @param open runs `opensSession` in a place of this check: Chromium delays each handshake by those that failed in the
 * same place in the minutes before
 */
export async function probeQuic(
  host: string,
  { events, signal }: ProbeContext,
  open: (url: string, signal: AbortSignal) => Promise<boolean | undefined>,
): Promise<Sighting> {
  // WebTransport refuses URLs with a fragment.
  const url = `https://${host}/`;
  const following = events.follow(url);
  const at = Date.now();
  const started = performance.now();
  // Some Chromium-based browsers lack WebTransport.
  const opened = (await open(url, signal).catch(() => false)) ?? false;
  const tookMs = Math.round(performance.now() - started);
  if (!opened && !signal.aborted) await following.settled(eventLagMs);
  following.stop();
  const { error } = following.seen;
  return {
    probe: 'quic',
    host,
    at,
    tookMs,
    outcome: signal.aborted ? { kind: 'failed', failure: 'interrupted' } : outcomeOf(opened, error, tookMs),
    reused: false,
    ...(error === undefined ? {} : { browserError: error }),
  };
}

/** Whether a WebTransport session with this URL can be opened. */
export async function opensSession(url: string, signal?: AbortSignal): Promise<boolean> {
  const session = new WebTransport(url);
  const close = () => session.close();
  const wait = startDeadline(deadlineMs, close);
  signal?.addEventListener('abort', close);
  if (signal?.aborted) close();
  // If the session failed, `closed` rejects with the same error as `ready`.
  session.closed.catch(() => undefined);
  const opened = await session.ready.then(
    () => true,
    () => false,
  );
  wait.clear();
  signal?.removeEventListener('abort', close);
  if (opened) close();
  return opened;
}

function outcomeOf(opened: boolean, error: string | undefined, tookMs: number): Outcome {
  if (opened || error === withoutSessions) return { kind: 'connected' };
  return { kind: 'failed', failure: failureFrom(error, tookMs) };
}

function failureFrom(error: string | undefined, tookMs: number): Failure {
  if (error === undefined) return 'unknown_failure';
  if (error !== handshakeFailed) return failureOf(error, tookMs);
  return tookMs < givenUpMs ? 'ssl_error' : 'generic_timeout_error';
}
