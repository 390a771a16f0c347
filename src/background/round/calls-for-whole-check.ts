import type { Round } from '../../model/round.ts';
import { localHints } from '../../platform/browser/hints.ts';
import type { Store } from '../../platform/store/store.ts';
import { currentNetwork } from '../../platform/values/current-network.ts';
import { readDataUse, readSettings } from '../../platform/values/local-values.ts';
import { bytesLeft, typicalBytes } from '../../schedule/data-budget.ts';
import { mayCheckInBackground } from '../../schedule/timetable.ts';
import { hasChanged } from '../notices/worsened.ts';
import { networkHere, wantedExtent } from './wanted-extent.ts';

/**
 * Should a whole check follow this background check? It saved data, its result differs from the last one, and the
 * budget allows it.
 * @param before newest first
 */
export async function callsForWholeCheck(round: Round, before: readonly Round[], store: Store): Promise<boolean> {
  const { trigger, extent, status } = round;
  if (trigger !== 'schedule' || extent !== 'data-saver' || status !== 'finished') return false;
  if (!hasChanged(round, before) || (await wantedExtent(store)) !== 'whole') return false;
  const now = Date.now();
  const [{ settings }, profile, network] = await Promise.all([readSettings(), currentNetwork(), networkHere(store)]);
  // The person may have switched background checks off meanwhile.
  if (!mayCheckInBackground(settings, now, localHints().onLine)) return false;
  const budget = { monthlyMegabytes: settings.monthlyMegabytes, metered: network?.metered ?? false };
  return bytesLeft(await readDataUse(now), profile, budget) >= typicalBytes.whole;
}
