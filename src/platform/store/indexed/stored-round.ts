import type { Round } from '../../../model/round.ts';
import { type Deflated, deflated, type Inflate, inflated, shifted } from './deflated.ts';

/**
 * A finished round is deflated, except the fields by which it is found: Firefox gives four kilobytes to each record
 * that is longer than one. A running round is stored as it is.
 */
export type StoredRound = Round | DeflatedRound;

type DeflatedRound = Pick<Round, FoundBy> & { readonly packed: Deflated };

type FoundBy = 'at' | 'status' | 'imported' | 'leftOut';

type Rest = Omit<Round, FoundBy>;

export async function storeRound(round: Round): Promise<StoredRound> {
  const { at, status, imported, leftOut, ...rest } = round;
  const found = { at, status, ...(imported ? { imported } : {}), ...(leftOut ? { leftOut } : {}) };
  return status === 'running' ? round : { ...found, packed: await deflated(timesFrom(rest, at)) };
}

export async function restoreRound(stored: StoredRound, inflate?: Inflate): Promise<Round> {
  if (!('packed' in stored)) return stored;
  const { packed, ...found } = stored;
  const { at } = found;
  const rest = timesFrom((await inflated(packed, inflate)) as Rest, -at);
  return { ...found, ...rest };
}

/** Its times, counted from `at` on. */
function timesFrom({ endedAt, verdicts, ...rest }: Rest, at: number): Rest {
  return { ...rest, ...(endedAt === undefined ? {} : { endedAt: endedAt - at }), verdicts: shifted(verdicts, -at) };
}
