import type { DataUse } from '../../../../model/data-use.ts';
import { longestLabel } from '../../../../model/network-id.ts';
import type { LabelledNetwork } from '../../../../model/network-label.ts';
import { ask } from '../../../../platform/browser/messages.ts';
import { meteredMegabytes } from '../../../../schedule/data-budget.ts';
import { runAction } from '../../../shared/current/actions.ts';
import { megabytes } from '../../../shared/megabytes.ts';
import { Switch } from '../../../shared/switch.tsx';
import { t } from '../../../shared/text.ts';
import { networkLabel } from '../../parts/network-label.ts';

interface Props {
  readonly network: LabelledNetwork;
  readonly use: DataUse;
}

/** The label of a network, and whether it charges for data. */
export function NetworkRow({ network, use }: Props) {
  const { id, label = '', metered = false } = network;
  const put = (change: { readonly label?: string; readonly metered?: boolean }) =>
    runAction(ask('putNetwork', { id, label, metered, ...change }));
  return (
    <li class="network-row" data-network={id}>
      <label class="network-name">
        <span class="visually-hidden">{t('network_name')}</span>
        <input
          type="text"
          data-field="network-name"
          autocomplete="off"
          maxLength={longestLabel}
          placeholder={networkLabel(id, [])}
          value={label}
          onChange={(event) => {
            const typed = event.currentTarget.value.trim();
            if (typed === '') event.currentTarget.value = label;
            else void put({ label: typed });
          }}
        />
      </label>
      <Switch action="metered" on={metered} change={(on) => put({ metered: on })}>
        {t('network_metered')}
      </Switch>
      <span class="quiet">
        {metered
          ? t('network_used_of', { used: megabytes(use.bytes[id] ?? 0), megabytes: meteredMegabytes })
          : t('network_used', { used: megabytes(use.bytes[id] ?? 0) })}
      </span>
    </li>
  );
}
