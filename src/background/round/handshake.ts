import { failureOf, keptErrorName } from '../../model/browser-error.ts';
import type { Outcome } from '../../model/observation.ts';
import { handshakeJob, openWebSocketJob } from '../../offscreen/jobs.ts';
import { runJob } from '../../platform/browser/job.ts';
import { startDeadline } from '../../probe/deadline.ts';
import type { Handshake } from '../../probe/handshake.ts';
import { handshakeCutOf } from '../../probe/handshake-cut.ts';
import type { ProbeContext, Sighting } from '../../probe/http.ts';
import type { Following } from '../../probe/request.ts';
import { notMade } from './task-context.ts';

/**
 * A request has to be silent for at least this long before its handshake is tested.
 * @source our choice: a page of a control takes a fraction of it on most lines
 */
const silentMs = 1500;

/** If controls are slow too, it has to be silent for this share of its deadline. */
const silentShare = 0.5;

/**
 * Tests whether the host of a request completes the handshake, once the request has been silent for a while. If its own
 * connection is established, no other is opened.
 */
export async function handshakeIfSilent(
  url: string,
  made: Promise<Sighting>,
  context: ProbeContext,
): Promise<Sighting | undefined> {
  const afterMs = Math.max(silentMs, silentShare * context.deadlineMs);
  const isSilent = await new Promise<boolean>((resolve) => {
    const wait = startDeadline(afterMs, () => resolve(true));
    void made.finally(() => {
      wait.clear();
      resolve(false);
    });
  });
  if (!isSilent || !context.permitted) return undefined;
  const seen = probeHandshake(url, { ...context, deadlineMs: Math.max(minMs, context.deadlineMs - afterMs) });
  // The answer was only late.
  return Promise.race([seen, made.then(({ outcome }) => (outcome.kind === 'failed' ? seen : undefined))]);
}

/**
 * The shortest deadline of a handshake.
 * @source three round trips of 300 ms
 */
const minMs = 1000;

/**
 * Tests whether a silent host completes the TLS handshake. Undefined if this browser cannot observe it. To be used only
 * if no connection from before this check is open and headers do not identify the installation.
 */
export async function probeHandshake(url: string, context: ProbeContext): Promise<Sighting | undefined> {
  const at = Date.now();
  const nonce = crypto.randomUUID().slice(0, 13);
  const following = context.events.follow(nonce);
  const { deadlineMs, signal } = context;
  const seen = await runJob(handshakeJob, { url: `${url}#${nonce}`, deadlineMs }, signal);
  const sighting = seen && (await sightOfHandshake(url, seen, at, following));
  following.stop();
  return signal.aborted ? undefined : sighting;
}

/** What a handshake and the browser's events show; undefined if this browser cannot observe it. */
export async function sightOfHandshake(
  url: string,
  { kind, tookMs, timing }: Handshake,
  at: number,
  following: Following | undefined,
): Promise<Sighting | undefined> {
  if (!following || kind === 'not-visible-here') return undefined;
  if (kind === 'failed') await following.settled(eventLagMs);
  const { error } = following.seen;
  // A streamed body needs HTTP/2. A server without it says so during the handshake.
  const isDone = kind === 'done' || error === 'net::ERR_ALPN_NEGOTIATION_FAILED';
  if (isDone) return sightingOf(url, { kind: 'connected' }, at, tookMs, following);
  const failure = kind === 'silent' ? 'generic_timeout_error' : failureOf(error ?? '', tookMs);
  return {
    ...sightingOf(url, { kind: 'failed', failure }, at, tookMs, following),
    ...(timing ? handshakeCutOf(timing, failure) : {}),
  };
}

/**
 * Opens a new connection to a host that answered on an old one, by a WebSocket, which always has a connection of its
 * own. Only if headers do not identify the installation, and with permission for this URL: with permission for the page
 * alone Firefox neither cleans the headers of a WebSocket nor reports its failure.
 * @param url of a WebSocket
 */
export async function probeNewConnection(
  url: string,
  context: ProbeContext,
  headersAreClean: boolean,
): Promise<Sighting> {
  if (!context.permitted) return notMade('handshake', url, 'permission-missing');
  if (!headersAreClean) return notMade('handshake', url, 'identifying-headers');
  const at = Date.now();
  const following = context.events.follow(url);
  const { deadlineMs, signal } = context;
  const id = crypto.randomUUID();
  const opening = await runJob(openWebSocketJob, { id, url, deadlineMs }, signal);
  if (opening && !opening.opened && !opening.timedOut) await following.settled(eventLagMs);
  following.stop();
  const { status, error = '' } = following.seen;
  const tookMs = opening?.tookMs ?? Date.now() - at;
  const sighted = (outcome: Outcome) => sightingOf(url, outcome, at, tookMs, following);
  if (!opening || signal.aborted) return sighted({ kind: 'failed', failure: 'interrupted' });
  if (opening.opened || status !== undefined) return sighted({ kind: 'connected' });
  return sighted({ kind: 'failed', failure: opening.timedOut ? 'generic_timeout_error' : failureOf(error, tookMs) });
}

/** The browser's events of a request arrive shortly after its end, on a busy device seconds later. */
const eventLagMs = 3000;

function sightingOf(
  url: string,
  outcome: Outcome,
  at: number,
  tookMs: number,
  { seen: { error, proxied } }: Following,
): Sighting {
  const browserError = keptErrorName(error ?? '');
  return {
    probe: 'handshake',
    host: new URL(url).host,
    at,
    tookMs,
    outcome,
    reused: false,
    ...(proxied ? { proxied } : {}),
    ...(outcome.kind === 'failed' && browserError !== undefined ? { browserError } : {}),
  };
}
