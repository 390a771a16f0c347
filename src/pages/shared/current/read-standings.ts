import { standingOf } from '../../../history/changes.ts';
import { addDays } from '../../../history/local-time.ts';
import { type PlacedVerdict, type Standing, standingFrom } from '../../../history/standing.ts';
import { sawLittle } from '../../../history/whole-check.ts';
import type { ServiceId } from '../../../model/service.ts';
import { isProblem } from '../../../model/verdict.ts';
import { systemClock } from '../../../platform/browser/clock.ts';
import type { RollUpReader } from '../../../platform/store/store.ts';

/** How far back to look for the begin of a problem. */
const lookBackDays = 30;

/** What is so of each service, and since when. The history is read only where something fails, or may still fail. */
export async function readStandings(
  store: RollUpReader,
  verdicts: ReadonlyMap<ServiceId, PlacedVerdict>,
  now: number,
): Promise<ReadonlyMap<ServiceId, Standing>> {
  const all = [...verdicts.values()];
  const begun = all.some(({ state, extent }) => isProblem(state) || sawLittle(extent, state));
  const changes = begun ? standingOf(await recentDays(store, now)) : [];
  return new Map(all.map((verdict) => [verdict.service, standingFrom(verdict, changes)]));
}

function recentDays(store: RollUpReader, now: number) {
  const today = systemClock().timeAt(now).day;
  return store.days(addDays(today, -lookBackDays), today);
}
