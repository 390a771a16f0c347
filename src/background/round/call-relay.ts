import { relayPlace } from '../../model/call-relay.ts';
import type { Outcome } from '../../model/observation.ts';
import type { Relay } from '../../model/service.ts';
import { askRelayJob } from '../../offscreen/jobs.ts';
import { runJob } from '../../platform/browser/job.ts';
import type { RelayOutcome } from '../../probe/call.ts';
import type { ProbeContext, Sighting } from '../../probe/http.ts';

/** The answer of a call relay, and the address at which it sees this browser, if it said so. */
interface Asked {
  readonly sighting: Sighting;
  readonly seenAs?: string | undefined;
}

/**
 * Asks one call relay, from wherever this browser has WebRTC. Datagrams bypass a proxy and show the person's own
 * address to the operator of the relay: never call this where a proxy is known or suspected.
 */
export async function probeRelay(
  { url, user }: Pick<Relay, 'url' | 'user'>,
  { deadlineMs, signal }: Pick<ProbeContext, 'deadlineMs' | 'signal'>,
  random = Math.random,
): Promise<Asked> {
  const at = Date.now();
  const answer = await runJob(
    askRelayJob,
    { url, username: usernameFrom(user, at / 1000, random()), deadlineMs },
    signal,
  );
  const sighting: Sighting = {
    probe: url.startsWith('stun:') ? 'stun' : 'turn',
    host: relayPlace({ url }).host,
    at,
    tookMs: answer?.tookMs ?? Date.now() - at,
    outcome: !answer || signal.aborted ? { kind: 'failed', failure: 'interrupted' } : outcomeOf(answer),
    reused: false,
  };
  return { sighting, seenAs: answer?.kind === 'reached' ? answer.seenAs : undefined };
}

/**
 * For how long such a name is valid.
 * @source Signal-Server, TurnTokenGenerator.java: a day
 */
const validSeconds = 86_400;

/**
 * The user name with which a relay is asked. Over TLS only the relay reads it.
 * @param user as in the catalogue
 * @param random 0..1
 */
export function usernameFrom(user = '{until}:{number}', nowSeconds: number, random: number): string {
  return user
    .replace('{until}', String(Math.floor(nowSeconds) + validSeconds))
    .replace('{number}', String(Math.floor(random * 2 ** 31)));
}

function outcomeOf(answer: RelayOutcome): Outcome {
  switch (answer.kind) {
    case 'reached':
      return { kind: 'relay-answered', by: answer.by };
    case 'name-error':
      return { kind: 'failed', failure: 'dns_lookup_error' };
    case 'connection-failed':
      return { kind: 'failed', failure: 'relay_failed' };
    case 'silent':
      return { kind: 'failed', failure: 'generic_timeout_error' };
    case 'no-webrtc':
      return { kind: 'skipped', why: 'no-webrtc' };
    default:
      return answer satisfies never;
  }
}
