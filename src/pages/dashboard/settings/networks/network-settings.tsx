import { useState } from 'preact/hooks';
import type { DataUse } from '../../../../model/data-use.ts';
import { longestLabel } from '../../../../model/network-id.ts';
import { isPlace, type LabelledNetwork, unknownNetwork } from '../../../../model/network-label.ts';
import { ask } from '../../../../platform/browser/messages.ts';
import { readRounds } from '../../../../platform/store/read-rounds.ts';
import { currentNetwork } from '../../../../platform/values/current-network.ts';
import { readDataUse } from '../../../../platform/values/local-values.ts';
import { meteredMegabytes } from '../../../../schedule/data-budget.ts';
import { Switch } from '../../../shared/controls.tsx';
import { runAction } from '../../../shared/current/actions.ts';
import { megabytes } from '../../../shared/format.ts';
import { readAndClose } from '../../../shared/read-and-close.ts';
import { t } from '../../../shared/text.ts';
import { Tick } from '../../../shared/tick.tsx';
import { TextField } from '../../parts/fields.tsx';
import { networkLabel } from '../../parts/network-label.ts';
import { ChoiceRow } from '../rows.tsx';
import { useLatest } from '../use-latest.ts';

/** The networks that the person labelled. */
export function NetworkSettings() {
  const known = useLatest(readNetworks);
  const named = known?.networks ?? [];
  return (
    <>
      <h3>{t('networks_yours')}</h3>
      <p class="quiet">{t('networks_why')}</p>
      {known && named.length > 0 && (
        <>
          <ChoiceRow
            action="current-network"
            label={t('network_current')}
            hint={t('network_current_hint')}
            choices={[...new Set([unknownNetwork, ...named.map(({ id }) => id), known.current])]}
            chosen={known.current}
            text={(id) => networkLabel(id, named)}
            isName={(id) => id !== unknownNetwork && !isPlace(id)}
            change={(id) => runAction(ask('chooseNetwork', { id }))}
          />
          <ul class="network-rows">
            {named.map((network) => (
              <NetworkRow key={network.id} network={network} use={known.use} />
            ))}
          </ul>
        </>
      )}
      <NewNetwork />
    </>
  );
}

function readNetworks() {
  return readAndClose(readRounds(), async (store) => {
    const [networks, current, use] = await Promise.all([store.networks(), currentNetwork(), readDataUse(Date.now())]);
    return { networks: networks.filter(({ id }) => id !== unknownNetwork), current, use };
  });
}

interface Props {
  readonly network: LabelledNetwork;
  readonly use: DataUse;
}

/** The label of a network, and whether it charges for data. */
function NetworkRow({ network, use }: Props) {
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

/** Labels the current network. Checks belong to it from now on. */
function NewNetwork() {
  const [label, setLabel] = useState('');
  const [metered, setMetered] = useState(false);
  const save = async () => {
    const id = await ask('putNetwork', { label, metered });
    await ask('chooseNetwork', { id });
    setLabel('');
    setMetered(false);
  };
  return (
    <form
      class="line fields"
      onSubmit={(event) => {
        event.preventDefault();
        if (label.trim() !== '') void runAction(save());
      }}
    >
      <TextField label={t('network_new')} field="new-network" maxLength={longestLabel} value={label} set={setLabel} />
      <Tick action="new-network-metered" on={metered} change={setMetered}>
        {t('network_metered')}
      </Tick>
      <button type="submit" class="button" data-action="add-network">
        {t('network_save')}
      </button>
    </form>
  );
}
