import { isCutInHandshake, meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Manner } from '../../model/verdict.ts';
import type { ChannelSeen } from './cut-channel.ts';
import { failuresOf, type Interpreted } from './interpreted.ts';

/**
 * Connections that were cut off, and those that were answered, among the tries that count. A channel that opened on one
 * try and not on another was cut off too, but gives no cause, since its error has no name.
 */
export interface Cuts {
  readonly failed: number;
  readonly answered: number;
  readonly cause?: 'tls' | 'http';
  /** The manner of the last cut whose error has a name. */
  readonly manner?: Manner;
}

/** Absent if none was cut off in its handshake. */
export function cutsIn(
  tries: readonly Interpreted[],
  here: readonly Observation[],
  { opened, cut }: Pick<ChannelSeen, 'opened' | 'cut'> = { opened: 0, cut: 0 },
): Cuts | undefined {
  if (isCutWhenUp(tries, here)) return undefined;
  const own = tries.filter(({ counts }) => counts);
  const failures = failuresOf(own);
  const named = failures.filter(isCutInHandshake).map(meaningOf);
  // A channel that opened and was cut in its first moment is no answer.
  const unnamed = opened > cut ? failures.filter((failure) => failure === 'websocket_failed').length : 0;
  const failed = named.length + unnamed;
  if (failed === 0) return undefined;
  const { manner } = named.at(-1) ?? {};
  const answered = own.filter(({ attempt }) => attempt.kind === 'reached').length;
  // Plain http has no handshake that could be cut.
  const cause = own.some(({ o }) => o.probe === 'http') ? 'http' : 'tls';
  return { failed, answered, ...(manner ? { cause, manner } : {}) };
}

/** Whether a try began after a handshake with its host had completed, or its failure itself says that one had. */
function isCutWhenUp(tries: readonly Interpreted[], here: readonly Observation[]): boolean {
  const own = tries.filter(({ counts }) => counts);
  if (own.some(({ attempt }) => attempt.kind !== 'failed')) return false;
  const cameUp = here.findIndex(({ probe, outcome }) => probe === 'handshake' && outcome.kind === 'connected');
  const later = cameUp < 0 ? [] : here.slice(cameUp);
  return own.some(({ o, attempt }) => {
    if (attempt.kind !== 'failed') return false;
    const { shows, stage } = meaningOf(attempt.failure);
    return shows === 'cut' && (stage === 'http' || later.includes(o));
  });
}
