import { filteredName } from '../../catalogue/controls.ts';
import { controlsElsewhere, controlsFor } from '../../catalogue/controls-by-country.ts';
import { domesticPackFor } from '../../catalogue/domestic-pack.ts';
import { knownService } from '../../catalogue/known-services.ts';
import { seededRandom } from '../../model/chance.ts';
import type { Round } from '../../model/round.ts';
import { browserFamily } from '../../platform/browser/browser-family.ts';
import { localHints } from '../../platform/browser/hints.ts';
import { readCatalogue } from '../../platform/values/catalogue-in-effect.ts';
import { readSettings } from '../../platform/values/local-values.ts';
import { makePlan, type Plan } from '../../schedule/plan.ts';

/** The plan of a round: the same one when it is made again after a restart. */
export async function planOf(round: Round): Promise<Plan> {
  const [{ settings }, catalogue] = await Promise.all([readSettings(), readCatalogue(round.catalogue)]);
  const { languages, timeZone } = localHints();
  const services = round.services.flatMap((id) => knownService(id, settings, catalogue) ?? []);
  const country = domesticPackFor(languages, timeZone);
  const random = seededRandom(round.at);
  const elsewhere = controlsElsewhere(country, catalogue);
  const plan = makePlan(
    round.extent,
    services,
    controlsFor(country, catalogue),
    random,
    catalogue.controlRelays,
    elsewhere,
    browserFamily(),
  );
  return { ...plan, filtered: filteredName };
}
