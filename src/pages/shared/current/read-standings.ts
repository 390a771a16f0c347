import { type PlacedVerdict, type Standing, standingFrom } from '../../../history/standing.ts';
import { sawLittle } from '../../../history/whole-check.ts';
import type { ServiceId } from '../../../model/service.ts';
import { isProblem } from '../../../model/verdict.ts';
import type { RollUpReader } from '../../../platform/store/store.ts';
import { recentChanges } from './recent-changes.ts';

/** What is so of each service, and since when. The history is read only where something fails, or may still fail. */
export async function readStandings(
  store: RollUpReader,
  verdicts: ReadonlyMap<ServiceId, PlacedVerdict>,
  now: number,
): Promise<ReadonlyMap<ServiceId, Standing>> {
  const all = [...verdicts.values()];
  const begun = all.some(({ state, extent }) => isProblem(state) || sawLittle(extent, state));
  const changes = begun ? await recentChanges(store, now) : [];
  return new Map(all.map((verdict) => [verdict.service, standingFrom(verdict, changes)]));
}
