import type { Conclusion } from '../../../history/comparison/conclusions.ts';
import { capital, inTextDirection, list } from '../../shared/format.ts';
import { t, textKey } from '../../shared/text.ts';
import { partName } from './compared-table.tsx';
import type { Pair } from './sides.ts';

interface Props {
  readonly pairs: readonly Pair[];
  readonly nameOf: (id: string) => string;
}

/** What each pair points to, in sentences: problems first. */
export function ConclusionList({ pairs, nameOf }: Props) {
  if (pairs.length === 0) return undefined;
  return (
    <section class="conclusions" aria-labelledby="compare-points">
      <h2 id="compare-points">{t('compare_points')}</h2>
      {pairs.map((pair) => (
        <div key={pair.there.key} data-pair={pair.there.key}>
          <h3>{capital(list([pair.names.here, pair.names.there]))}</h3>
          <ul>
            {[...pair.conclusions]
              .toSorted((a, b) => Number(isQuiet(a)) - Number(isQuiet(b)))
              .map((one) => (
                <li
                  key={`${one.case} ${one.better}`}
                  data-case={one.case}
                  data-better={one.better}
                  class={isQuiet(one) ? 'quiet' : undefined}
                >
                  {sentence(one, pair, nameOf)}
                </li>
              ))}
            {pair.conclusions.length === 0 && <li class="quiet">{t('compare_none_shared')}</li>}
          </ul>
        </div>
      ))}
    </section>
  );
}

const isQuiet = ({ case: id }: Conclusion) => id === 'works' || id === 'nothing';

function sentence({ case: id, better, about }: Conclusion, { names }: Pair, nameOf: Props['nameOf']): string {
  const apps = about.map(({ service, parts }) =>
    parts
      ? inTextDirection(t('compare_app_parts', { app: nameOf(service), parts: list(parts.map(partName)) }))
      : nameOf(service),
  );
  const [good, bad] = better === 'there' ? [names.there, names.here] : [names.here, names.there];
  return t(textKey('compare_case', id), { apps: list(apps), good, bad });
}
