import { isPlace, type LabelledNetwork, unknownNetwork } from '../../../model/network-label.ts';
import { readRounds } from '../../../platform/store/read-rounds.ts';
import { readAndClose } from '../../shared/read-and-close.ts';
import { t, textKey } from '../../shared/text.ts';

/** The person's label for a network. A network without one is shown with its id, to distinguish it from others. */
export function networkLabel(id: string, networks: readonly LabelledNetwork[]): string {
  const label = networks.find((network) => network.id === id)?.label;
  if (label !== undefined) return label;
  if (isPlace(id)) return t(textKey('place', id));
  return id === unknownNetwork ? t('networks_unnamed') : t('networks_nameless', { id });
}

export function readStoredNetworks(): Promise<readonly LabelledNetwork[]> {
  return readAndClose(readRounds(), (store) => store.networks());
}
