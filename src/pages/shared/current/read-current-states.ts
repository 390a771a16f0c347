import { type CurrentState, currentStateOf, type PlacedVerdict } from '../../../history/current-state.ts';
import { couldNotSeeSlowness } from '../../../history/whole-check.ts';
import type { ServiceId } from '../../../model/service.ts';
import { isProblem } from '../../../model/verdict.ts';
import type { RollUpReader } from '../../../platform/store/store.ts';
import { recentChanges } from './recent-changes.ts';

/** What is so of each service, and since when. The history is read only where something fails, or may still fail. */
export async function readCurrentStates(
  store: RollUpReader,
  verdicts: ReadonlyMap<ServiceId, PlacedVerdict>,
  now: number,
): Promise<ReadonlyMap<ServiceId, CurrentState>> {
  const all = [...verdicts.values()];
  const begun = all.some(({ state, extent }) => isProblem(state) || couldNotSeeSlowness(extent, state));
  const changes = begun ? await recentChanges(store, now) : [];
  return new Map(all.map((verdict) => [verdict.service, currentStateOf(verdict, changes)]));
}
