import '../share/share.css';
import './compare.css';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { knownService, serviceName } from '../../../catalogue/known-services.ts';
import type { CodeOrigin } from '../../../history/comparison/cases.ts';
import { supposedOrigin } from '../../../history/comparison/conclusions.ts';
import { readDeviceCode } from '../../../history/comparison/device-code.ts';
import { unknownNetwork } from '../../../model/network-label.ts';
import type { Service, ServiceId } from '../../../model/service.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { now, view } from '../../shared/current/state.ts';
import { t } from '../../shared/text.ts';
import { FailedNote } from '../parts/failed-note.tsx';
import { useHistory } from '../parts/use-history.ts';
import { Waiting } from '../parts/waiting.tsx';
import { CodeField } from './code-field.tsx';
import { ComparedTable } from './compared-table.tsx';
import { ConclusionList } from './conclusion-list.tsx';
import { LimitList } from './limit-list.tsx';
import { OwnCode } from './own-code.tsx';
import { ownPair, readOwn, type Side, toldPair, toldSide } from './sides.ts';

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
