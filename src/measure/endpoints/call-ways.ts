import { relayPlace } from '../../model/call-relay.ts';
import { isLocalFailure } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { isRelayProbe } from './relays.ts';

/** The transports and ports of calls through this network, as "UDP 3478", each once, in order. */
export interface CallWays {
  /** Those on which a relay answered, of a messenger or of the controls. */
  readonly pass: readonly string[];
  /**
   * Those on which control relays were asked and no relay answered. A messenger's own may be blocked, so it shows
   * nothing.
   */
  readonly silent: readonly string[];
}

/** The transports and ports on which call relays answered in a check. */
export function callWays(check: Check): CallWays {
  const asked = check.seen.filter(isRelayProbe);
  const answered = asked.filter(({ outcome }) => outcome.kind === 'relay-answered');
  const failed = asked.filter(
    ({ subject, outcome }) =>
      subject.kind === 'control' && outcome.kind === 'failed' && !isLocalFailure(outcome.failure),
  );
  const pass = waysOf(answered);
  return { pass, silent: waysOf(failed).filter((way) => !pass.includes(way)) };
}

function waysOf(relays: readonly Observation[]): string[] {
  const order = new Intl.Collator('en', { numeric: true });
  return [...new Set(relays.flatMap(wayOf))].sort(order.compare).sort((a, b) => Number(isUdp(b)) - Number(isUdp(a)));
}

function wayOf({ subject }: Observation): string[] {
  if (subject.kind === 'control') return subject.port === undefined ? [] : [`UDP ${subject.port}`];
  const { transport, port } = relayPlace({ url: subject.endpoint });
  return [`${transport.toUpperCase()} ${port}`];
}

function isUdp(way: string): boolean {
  return way.startsWith('UDP');
}
