import type { Observation } from '../../model/observation.ts';
import type { Round } from '../../model/round.ts';
import { addDataUse } from '../../platform/values/local-values.ts';
import { bytesOf } from '../../schedule/data-budget.ts';

/** Adds what a round moved to the month's use, when the round is over. */
export async function countData({ profile }: Round, observations: readonly Observation[]): Promise<void> {
  const moved = observations.reduce((sum, observation) => sum + bytesOf(observation), 0);
  await addDataUse(Date.now(), profile, moved);
}
