import { useState } from 'preact/hooks';
import { knownServices } from '../../../../catalogue/known-services.ts';
import type { Forgotten } from '../../../../history/forgotten.ts';
import type { Settings } from '../../../../model/settings.ts';
import { ask } from '../../../../platform/browser/messages.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { runAction } from '../../../shared/current/actions.ts';
import { DeleteEverything } from '../../../shared/delete-everything.tsx';
import { t } from '../../../shared/text.ts';
import { networkLabel } from '../../parts/network-label.ts';
import { useLatest } from '../use-latest.ts';
import { DeleteOne } from './delete-one.tsx';
import { DeleteRange } from './delete-range.tsx';
import { readStoredNetworks } from './scope-choices.ts';

/** Deletes one messenger, one network, some days, or everything, each after a confirmation. */
export function DeleteParts({ settings }: { readonly settings: Settings }) {
  const [done, setDone] = useState(false);
  const networks = useLatest(readStoredNetworks) ?? [];
  const forget = async (what: Forgotten) => {
    setDone(false);
    setDone(await runAction(ask('forget', what)));
  };
  return (
    <div class="block">
      <h3>{t('forget_title')}</h3>
      <DeleteOne
        what="service"
        label={t('forget_service')}
        choices={knownServices(settings, catalogue.value).map(({ id, name }) => ({ id, name }))}
        forget={(service) => forget({ service })}
      />
      {networks.length > 0 && (
        <DeleteOne
          what="network"
          label={t('forget_network')}
          choices={networks.map(({ id }) => ({ id, name: networkLabel(id, networks) }))}
          forget={(profile) => forget({ profile })}
        />
      )}
      <DeleteRange forget={forget} />
      <div class="actions">
        <DeleteEverything />
      </div>
      <p role="status" class="done">
        {done && t('forget_done')}
      </p>
    </div>
  );
}
