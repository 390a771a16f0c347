import type { Outcome } from '../../model/observation.ts';
import type { Endpoint } from '../../model/service.ts';
import { openWebSocketErrand } from '../../offscreen/errands.ts';
import { runErrand } from '../../platform/browser/errand.ts';
import type { ProbeContext, Sighting } from '../../probe/http.ts';
import type { Opening } from '../../probe/websocket.ts';

/** Opens an endpoint's live channel, unless its handshake would identify the person or the installation. */
export async function probeSocket(
  endpoint: Endpoint,
  context: ProbeContext,
  headersAreClean: boolean,
): Promise<Sighting> {
  const at = Date.now();
  const host = new URL(endpoint.url).hostname;
  const seen = (outcome: Outcome, tookMs: number): Sighting => ({
    probe: 'websocket',
    host,
    at,
    tookMs,
    outcome,
    reused: false,
  });
  if (!context.permitted) return seen({ kind: 'skipped', why: 'permission-missing' }, 0);
  if (!headersAreClean) return seen({ kind: 'skipped', why: 'identifying-headers' }, 0);

  const { url, subprotocol } = endpoint;
  const { deadlineMs, signal } = context;
  const following = context.events.follow(url);
  const opening = await runErrand(openWebSocketErrand, { url, subprotocol, deadlineMs }, signal);
  if (!opening.opened && !opening.timedOut) await following.settled(eventLagMs);
  following.stop();
  if (context.signal.aborted) return seen({ kind: 'failed', failure: 'interrupted' }, opening.tookMs);
  const sighting = seen(outcomeOf(opening, following.seen.status), opening.tookMs);
  return following.seen.proxied ? { ...sighting, proxied: true } : sighting;
}

/** The browser's events of a request come a moment after the socket's own, on a busy device later. */
const eventLagMs = 1000;

/**
 * @param status what was answered in place of an upgrade: Firefox tells, Chromium does not. A server that wants no channel
 * refuses it; a success is what a box on the way makes of it that lets no channels through.
 */
function outcomeOf(opening: Opening, status: number | undefined): Outcome {
  if (opening.opened) return { kind: 'opened' };
  if (status !== undefined && status >= 300) return { kind: 'answered', status, healthy: false };
  return { kind: 'failed', failure: opening.timedOut ? 'generic_timeout_error' : 'websocket_failed' };
}
