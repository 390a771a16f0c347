import { longestLabel } from '../../core/history/networks.ts';
import type { NetworkProfile } from '../../core/network-profile.ts';
import { ask } from '../../platform/messages.ts';
import { t } from '../../ui/text.ts';
import { dayText } from '../parts/format-when.ts';
import { told } from './told.ts';

interface Props {
  readonly network: NetworkProfile;
  readonly here: boolean;
}

/** One network: its name, whether its data costs money, and whether this is it. */
export function NamedNetwork({ network: { id, label = '', metered = false, lastSeenAt }, here }: Props) {
  return (
    <li class="network" data-network={id} aria-current={here ? 'true' : undefined}>
      <label class="filter">
        {t('networks_label')}
        <input
          type="text"
          maxLength={longestLabel}
          value={label}
          data-action="network-label"
          onChange={(event) => void told(ask('putNetwork', { id, label: event.currentTarget.value, metered }))}
        />
      </label>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          data-action="metered"
          checked={metered}
          aria-checked={metered}
          onChange={(event) => void told(ask('putNetwork', { id, label, metered: event.currentTarget.checked }))}
        />
        {t('networks_metered')}
      </label>
      <button
        type="button"
        class="button button-small"
        data-action="choose-network"
        aria-pressed={here}
        onClick={() => void told(ask('chooseNetwork', { id }))}
      >
        {t(here ? 'networks_here' : 'networks_choose')}
      </button>
      <span class="quiet network-seen">{t('networks_seen', { when: dayText(lastSeenAt) })}</span>
    </li>
  );
}
