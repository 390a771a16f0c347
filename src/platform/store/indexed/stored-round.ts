import type { Round } from '../../../model/round.ts';
import { type Deflated, deflated, type Inflate, inflated, shifted } from './deflated.ts';

/**
 * A round that ended is deflated, but for what it is found by: Firefox gives four kilobytes to each record that is
 * longer than one. A round that runs is stored as it is.
 */
export type StoredRound = Round | DeflatedRound;

type DeflatedRound = Pick<Round, 'at' | 'status'> & { readonly packed: Deflated };

type Rest = Omit<Round, 'at' | 'status'>;

export async function storeRound(round: Round): Promise<StoredRound> {
  const { at, status, ...rest } = round;
  return status === 'running' ? round : { at, status, packed: await deflated(timesFrom(rest, at)) };
}

export async function restoreRound(stored: StoredRound, inflate?: Inflate): Promise<Round> {
  if (!('packed' in stored)) return stored;
  const { at, status, packed } = stored;
  const rest = timesFrom((await inflated(packed, inflate)) as Rest, -at);
  return { at, status, ...rest };
}

/** Its times, counted from `at` on. */
function timesFrom({ endedAt, verdicts, ...rest }: Rest, at: number): Rest {
  return { ...rest, ...(endedAt === undefined ? {} : { endedAt: endedAt - at }), verdicts: shifted(verdicts, -at) };
}
