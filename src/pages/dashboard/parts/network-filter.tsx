import type { NetworkProfile } from '../../../model/network-label.ts';
import { t } from '../../shared/text.ts';
import { choice, choose } from './choice.ts';
import { networkName } from './network-names.ts';

/** Which network is looked at. With one network there is nothing to choose. */
export function NetworkFilter({ networks }: { readonly networks: readonly NetworkProfile[] }) {
  const { profile } = choice.value;
  if (networks.length < 2 && profile === undefined) return undefined;
  return (
    <label class="filter">
      {t('filter_network')}
      <select
        data-action="network"
        value={profile ?? ''}
        onChange={(event) => choose({ profile: event.currentTarget.value || undefined })}
      >
        <option value="">{t('filter_all')}</option>
        {networks.map(({ id }) => (
          <option key={id} value={id} lang="">
            {networkName(id, networks)}
          </option>
        ))}
      </select>
    </label>
  );
}
