import { controlsElsewhere, controlsFor } from '../../catalogue/catalogue.ts';
import { controlRelays, filteredName } from '../../catalogue/controls.ts';
import { domesticPackFor } from '../../catalogue/domestic-pack.ts';
import { knownService } from '../../catalogue/known-services.ts';
import { seededRandom } from '../../model/chance.ts';
import type { Round } from '../../model/round.ts';
import { browserFamily } from '../../platform/browser/browser-family.ts';
import { localHints } from '../../platform/browser/hints.ts';
import { readSettings } from '../../platform/values/local-values.ts';
import { makePlan, type Plan } from '../../schedule/plan.ts';
import { isSpreadOut } from '../../schedule/spread.ts';

/** The plan of a round: the same one when it is made again after a restart. */
export async function planOf(round: Round): Promise<Plan> {
  const { settings } = await readSettings();
  const { languages, timeZone } = localHints();
  const services = round.services.flatMap((id) => knownService(id, settings) ?? []);
  const country = domesticPackFor(languages, timeZone);
  const random = seededRandom(round.at);
  const elsewhere = controlsElsewhere(country);
  const plan = makePlan(
    round.extent,
    services,
    controlsFor(country),
    random,
    controlRelays,
    elsewhere,
    browserFamily(),
    isSpreadOut(round, settings),
  );
  return { ...plan, filtered: filteredName };
}
