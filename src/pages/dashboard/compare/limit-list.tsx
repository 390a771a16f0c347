import { hasOnlySite } from '../../../model/only-site.ts';
import { list } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import type { ServiceOf } from './compare-page.tsx';
import type { Pair } from './sides.ts';

interface Props {
  readonly pairs: readonly Pair[];
  readonly serviceOf: ServiceOf;
  /** The code has messengers that are not known here. */
  readonly hasUnknown: boolean;
}

/** Checks that are further apart may differ because time has passed. A code has no time more exact than an hour. */
const farMs = 2 * 60 * 60_000;

/** What cannot be concluded from these pairs. */
export function LimitList({ pairs, serviceOf, hasUnknown }: Props) {
  if (pairs.length === 0) return undefined;
  const sides = [...new Set(pairs.flatMap(({ here, there }) => [here, there]))];
  const compared = [...new Set(pairs.flatMap(({ conclusions }) => conclusions.flatMap(({ about }) => about)))];
  const ids = [...new Set(compared.map(({ service }) => service))];
  const namesOf = (some: readonly string[]) => list(some.map((id) => serviceOf(id).name));
  const sites = ids.filter((id) => hasOnlySite(serviceOf(id)));
  const limits = [
    sides.some(({ own }) => !own) && t('compare_limit_told'),
    t('compare_limit_once'),
    t('compare_limit_who'),
    pairs.some(({ here, there }) => Math.abs(here.check.at - there.check.at) > farMs) && t('compare_limit_apart'),
    sides.some(({ check }) => !check.whole) && t('compare_limit_small'),
    ...sides.map(
      ({ name, own }) =>
        own && own.unsteady.length > 0 && t('compare_limit_unsteady', { apps: namesOf(own.unsteady), network: name }),
    ),
    sites.length > 0 && t('compare_limit_site', { apps: namesOf(sites) }),
    hasUnknown && t('compare_limit_unknown'),
  ].filter((limit) => typeof limit === 'string');
  return (
    <section class="limits" aria-labelledby="compare-limits">
      <h2 id="compare-limits">{t('compare_limits')}</h2>
      <ul>
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  );
}
