import type { Outcome } from '../../model/observation.ts';
import type { Endpoint } from '../../model/service.ts';
import { openWebSocketJob, watchWebSocketJob } from '../../offscreen/jobs.ts';
import { runJob } from '../../platform/browser/job.ts';
import type { ProbeContext, Sighting } from '../../probe/http.ts';
import type { Opening } from '../../probe/websocket.ts';

/** The result of opening a channel. */
interface Tried {
  readonly sighting: Sighting;
  /** Of a channel that opened: what its service answered to the first word. */
  readonly word?: Sighting | undefined;
  /** Of a channel that opened: whether it was cut or flooded. Only the end of the round has to wait for it. */
  readonly later?: Promise<Sighting | undefined>;
}

/**
 * Opens an endpoint's message channel for some seconds and says the first word on it, unless its handshake would identify
 * the person or the installation.
 */
export async function probeSocket(endpoint: Endpoint, context: ProbeContext, headersAreClean: boolean): Promise<Tried> {
  const at = Date.now();
  const { url, subprotocol, firstWord } = endpoint;
  const seen = (outcome: Outcome, tookMs: number): Sighting => ({
    probe: 'websocket',
    host: new URL(url).host,
    at,
    tookMs,
    outcome,
    reused: false,
  });
  if (!context.permitted) return { sighting: seen({ kind: 'skipped', why: 'permission-missing' }, 0) };
  if (!headersAreClean) return { sighting: seen({ kind: 'skipped', why: 'identifying-headers' }, 0) };

  const { deadlineMs, signal } = context;
  const following = context.events.follow(url);
  const id = crypto.randomUUID();
  const opening = await runJob(openWebSocketJob, { id, url, subprotocol, firstWord, deadlineMs }, signal);
  if (opening && !opening.opened && !opening.timedOut) await following.settled(eventLagMs);
  following.stop();
  if (!opening || signal.aborted) {
    const tookMs = opening?.tookMs ?? Date.now() - at;
    return { sighting: seen({ kind: 'failed', failure: 'interrupted' }, tookMs) };
  }
  const { status, proxied, addedAuthority } = following.seen;
  const outcome = outcomeOf(opening, status);
  const sighting: Sighting = {
    ...seen(outcome, opening.tookMs),
    ...(proxied ? { proxied } : {}),
    ...(addedAuthority && outcome.kind === 'answered' ? { addedAuthority } : {}),
  };
  if (!opening.opened) return { sighting };
  // The connection is that of the opening.
  const ofWord = { ...sighting, probe: 'first-word', at: at + opening.tookMs, reused: true } as const;
  return { sighting, word: opening.heard && { ...ofWord, ...opening.heard }, later: momentOf(id, sighting, signal) };
}

async function momentOf(id: string, opened: Sighting, signal: AbortSignal): Promise<Sighting | undefined> {
  const at = Date.now();
  const moment = await runJob(watchWebSocketJob, { id }, signal);
  if (!moment || signal.aborted) return undefined;
  return { ...opened, probe: 'channel', at, tookMs: Date.now() - at, ...moment };
}

/** The browser's events of a request arrive shortly after those of the socket, on a busy device later. */
const eventLagMs = 1000;

/**
 * @param status the HTTP status in place of an upgrade, which Firefox reports and Chromium does not. A server that does
 * not want the channel refuses it; a success comes from a middlebox that does not support WebSockets.
 */
function outcomeOf(opening: Opening, status: number | undefined): Outcome {
  if (opening.opened) return { kind: 'opened' };
  if (status !== undefined && status >= 300) return { kind: 'answered', status, healthy: false };
  return { kind: 'failed', failure: opening.timedOut ? 'generic_timeout_error' : 'websocket_failed' };
}
