import type { Observation } from '../../model/observation.ts';
import type { Round } from '../../model/round.ts';
import { addDataUse } from '../../platform/values/local-values.ts';
import { bytesOf } from '../../schedule/bytes-moved.ts';

/** Adds the bytes that a round moved to those of the month, when the round is over. */
export async function countData({ profile }: Round, observations: readonly Observation[]): Promise<void> {
  const moved = observations.reduce((sum, observation) => sum + bytesOf(observation), 0);
  await addDataUse(Date.now(), profile, moved);
}
