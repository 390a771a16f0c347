import type { CountryId } from '../../model/country-id.ts';
import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';

/**
 * If sites of a country are this many times farther away than those abroad, the device is elsewhere.
 * @source our choice: in a large country a site of the other end is farther than a foreign one with servers nearby
 */
const timesFarther = 3;

/**
 * And from at least this far, ms.
 * @source our choice: round trips inside a country are mostly shorter
 */
const farMs = 50;

/** Whether a site of this country answers, and not from much farther than sites abroad. Then the device is there. */
export function isInside(country: CountryId, check: Check): boolean {
  const answers = check.triesAtControls.filter(
    ({ probe, outcome }) => probe === 'https' && outcome.kind === 'answered',
  );
  const isThere = ({ subject }: Observation) => subject.kind === 'control' && subject.country === country;
  const nearestMs = (of: readonly Observation[]) =>
    Math.min(...of.flatMap(({ stages, reused }) => (stages && !reused ? [stages.tcpMs] : [])));
  const inside = answers.filter(isThere);
  const [here, abroad] = [nearestMs(inside), nearestMs(answers.filter((o) => !isThere(o)))];
  const isFar = Number.isFinite(here) && here > Math.max(farMs, timesFarther * abroad);
  return inside.length > 0 && !isFar;
}
