import { type NetworkProfile, unknownNetwork } from '../../../model/network-label.ts';
import { t } from '../../shared/text.ts';

/** As the person calls it. One without a name has only its id, which says nothing but tells it apart. */
export function networkLabel(id: string, networks: readonly NetworkProfile[]): string {
  const label = networks.find((network) => network.id === id)?.label;
  return label ?? (id === unknownNetwork ? t('networks_unnamed') : t('networks_nameless', { id }));
}
