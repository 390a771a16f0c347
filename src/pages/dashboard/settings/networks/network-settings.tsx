import { isPlace, unknownNetwork } from '../../../../model/network-label.ts';
import type { Settings } from '../../../../model/settings.ts';
import { ask } from '../../../../platform/browser/messages.ts';
import { readRounds } from '../../../../platform/store/read-rounds.ts';
import { currentNetwork } from '../../../../platform/values/current-network.ts';
import { readDataUse } from '../../../../platform/values/local-values.ts';
import { runAction } from '../../../shared/current/actions.ts';
import { readAndClose } from '../../../shared/read-and-close.ts';
import { t } from '../../../shared/text.ts';
import { networkLabel } from '../../parts/network-label.ts';
import { ChoiceRow } from '../choice-row.tsx';
import { useLatest } from '../use-latest.ts';
import { Budget } from './budget.tsx';
import { NetworkRow } from './network-row.tsx';
import { NewNetwork } from './new-network.tsx';

/** The networks that the person labelled, and the monthly data budget of background checks. */
export function NetworkSettings({ settings }: { readonly settings: Settings }) {
  const known = useLatest(readNetworks);
  const named = known?.networks ?? [];
  return (
    <>
      {known && <Budget settings={settings} use={known.use} />}
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
