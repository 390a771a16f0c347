import '../share/share.css';
import './compare.css';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { knownService, serviceName } from '../../../catalogue/known-services.ts';
import type { CodeOrigin } from '../../../history/comparison/cases.ts';
import { type Conclusion, supposedOrigin } from '../../../history/comparison/conclusions.ts';
import { readDeviceCode } from '../../../history/comparison/device-code.ts';
import { unknownNetwork } from '../../../model/network-label.ts';
import { hasOnlySite } from '../../../model/only-site.ts';
import type { Service, ServiceId } from '../../../model/service.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { now, view } from '../../shared/current/state.ts';
import { capital, inTextDirection, list } from '../../shared/format.ts';
import { t, textKey } from '../../shared/text.ts';
import { FailedNote, useHistory, Waiting } from '../parts/use-history.tsx';
import { CodeField } from './code-field.tsx';
import { ComparedTable, partName } from './compared-table.tsx';
import { OwnCode } from './own-code.tsx';
import { ownPair, type Pair, readOwn, type Side, toldPair, toldSide } from './sides.ts';

export type ServiceOf = (id: ServiceId) => Pick<Service, 'name' | 'untestable'>;

/**
 * Is it only this device, this browser or this network? The networks of this browser and the result of another device,
 * side by side, and what that points to. The code of the other device is in memory only.
 */
export function ComparePage() {
  const [typed, type] = useState('');
  const [chosen, choose] = useState<CodeOrigin>();
  const { value: own, problem } = useHistory('compare', (reader) => readOwn(reader, Date.now()));
  const snapshot = view.value;
  if (!snapshot) return undefined;
  const known = catalogue.value.services.map(({ id }) => id);
  const read = readDeviceCode(typed, known, now.value);
  const told = read && !('why' in read) ? read : undefined;
  const serviceOf: ServiceOf = (id) => ({
    untestable: {},
    ...knownService(id, snapshot.settings, catalogue.value),
    name: serviceName(id, snapshot.settings, catalogue.value),
  });
  const [here, ...others] = own ?? [];
  const there: Side | undefined = told && toldSide(told, now.value);
  const origin = chosen ?? (here && there ? supposedOrigin(here.check, there.check) : 'unknown');
  const pairs = here
    ? [...(there ? [toldPair(here, there, origin)] : []), ...others.map((other) => ownPair(here, other))]
    : [];
  return (
    <div class="compare">
      <p class="back">
        <Link href="/">{t('to_overview')}</Link>
      </p>
      <h1>{t('compare_title')}</h1>
      <p class="quiet lead">{t('compare_lead')}</p>
      {problem && <FailedNote problem={problem} />}
      {!own && !problem && <Waiting lines={6} />}
      {own && !here && <p class="nothing">{t('compare_nothing')}</p>}
      {own && here && (
        <>
          <CodeField typed={typed} type={type} read={read} origin={origin} choose={choose} />
          <ComparedTable sides={[here, ...(there ? [there] : []), ...others]} serviceOf={serviceOf} />
          <div role="status">
            <ConclusionList pairs={pairs} nameOf={(id) => serviceOf(id).name} />
          </div>
          {(others.length === 0 || own.some((one) => one.own.network === unknownNetwork)) && (
            <p class="quiet">
              {t('compare_more_networks')}{' '}
              <Link href="/settings/networks" data-action="name-networks">
                {t('compare_name_networks')}
              </Link>
            </p>
          )}
          <LimitList pairs={pairs} serviceOf={serviceOf} hasUnknown={told?.hasUnknown ?? false} />
          <OwnCode check={here.check} />
        </>
      )}
    </div>
  );
}

interface Props {
  readonly pairs: readonly Pair[];
  readonly serviceOf: ServiceOf;
  /** The code has messengers that are not known here. */
  readonly hasUnknown: boolean;
}

/** Checks that are further apart may differ because time has passed. A code has no time more exact than an hour. */
const farMs = 2 * 60 * 60_000;

/** What cannot be concluded from these pairs. */
function LimitList({ pairs, serviceOf, hasUnknown }: Props) {
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

interface ConclusionListProps {
  readonly pairs: readonly Pair[];
  readonly nameOf: (id: string) => string;
}

/** What each pair points to, in sentences: problems first. */
function ConclusionList({ pairs, nameOf }: ConclusionListProps) {
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

function sentence(
  { case: id, better, about }: Conclusion,
  { names }: Pair,
  nameOf: ConclusionListProps['nameOf'],
): string {
  const apps = about.map(({ service, parts }) =>
    parts
      ? inTextDirection(t('compare_app_parts', { app: nameOf(service), parts: list(parts.map(partName)) }))
      : nameOf(service),
  );
  const [good, bad] = better === 'there' ? [names.there, names.here] : [names.here, names.there];
  return t(textKey('compare_case', id), { apps: list(apps), good, bad });
}
