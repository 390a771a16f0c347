import { type NetworkProfile, unknownNetwork } from '../../core/network-profile.ts';
import { ask } from '../../platform/messages.ts';
import { t } from '../../ui/text.ts';
import { NamedNetwork } from './named-network.tsx';
import { NewNetwork } from './new-network.tsx';
import { failed, told } from './told.ts';

interface Props {
  readonly networks: readonly NetworkProfile[];
  /** The network that the person said to be on. */
  readonly here: string;
}

/** The networks as the person knows them, and which of them this is. */
export function Networks({ networks, here }: Props) {
  const named = networks.filter(({ id }) => id !== unknownNetwork);
  return (
    <section class="networks" aria-labelledby="networks-title">
      <h2 id="networks-title">{t('networks_title')}</h2>
      <p class="quiet lead">{t('networks_why')}</p>
      {failed.value && <p role="alert">{t('problem_ask')}</p>}
      <ul>
        {named.map((network) => (
          <NamedNetwork key={network.id} network={network} here={network.id === here} />
        ))}
      </ul>
      {here !== unknownNetwork && (
        <button
          type="button"
          class="button button-small"
          data-action="no-network"
          onClick={() => void told(ask('chooseNetwork', { id: unknownNetwork }))}
        >
          {t('networks_none_of_these')}
        </button>
      )}
      <NewNetwork />
    </section>
  );
}
