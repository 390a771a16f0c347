import type { LabelledNetwork } from '../../../model/network-label.ts';
import { t } from '../../shared/text.ts';
import { unsaved } from '../../shared/unsaved.tsx';
import { filters, setFilters } from './filters.ts';
import { networkLabel } from './network-label.ts';

/** Selects a network. Absent if there is only one. */
export function NetworkFilter({ networks }: { readonly networks: readonly LabelledNetwork[] }) {
  const { profile } = filters.value;
  if (networks.length < 2 && profile === undefined) return undefined;
  return (
    <label class="filter">
      {t('filter_network')}
      <select
        {...unsaved}
        data-action="network"
        value={profile ?? ''}
        onChange={(event) => setFilters({ profile: event.currentTarget.value || undefined })}
      >
        <option value="">{t('filter_all')}</option>
        {networks.map(({ id }) => (
          <option key={id} value={id} lang="">
            {networkLabel(id, networks)}
          </option>
        ))}
      </select>
    </label>
  );
}
