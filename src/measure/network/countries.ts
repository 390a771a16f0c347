import type { CountryId } from '../../model/country-id.ts';
import type { DomesticServices } from '../../model/domestic-services.ts';
import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';

/** The catalogue's knowledge of a country's sites. */
export interface Domestic {
  readonly domesticServices?: DomesticServices;
  /**
   * Controls (`id`) and endpoints (`service/endpoint`) without a public source: a site believed to be domestic may be
   * served from abroad.
   */
  readonly fromMemory?: ReadonlySet<string>;
}

/**
 * The countries whose own sites answered over https, which nobody on the path can forge, with the hosts of these sites.
 * Sites without a public source do not count.
 */
export function answeringCountries(
  check: Check,
  { domesticServices, fromMemory }: Domestic,
): ReadonlyMap<CountryId, ReadonlySet<string>> {
  const hosts = new Map<CountryId, Set<string>>();
  for (const { subject, host } of check.seen.filter(isUnforgeable)) {
    const key = subject.kind === 'control' ? subject.control : `${subject.service}/${subject.endpoint}`;
    const country = subject.kind === 'control' ? subject.country : domesticServices?.get(subject.service);
    if (country === undefined || fromMemory?.has(key)) continue;
    hosts.set(country, (hosts.get(country) ?? new Set()).add(host));
  }
  return hosts;
}

function isUnforgeable({ probe, outcome }: Observation): boolean {
  return probe === 'https' && (outcome.kind === 'answered' || outcome.kind === 'opaque');
}
