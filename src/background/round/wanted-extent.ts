import type { LabelledNetwork } from '../../model/network-label.ts';
import type { Extent } from '../../model/round.ts';
import type { Settings } from '../../model/settings.ts';
import { savesData } from '../../platform/browser/hints.ts';
import type { Store } from '../../platform/store/store.ts';
import { currentNetwork } from '../../platform/values/current-network.ts';
import { readSettings } from '../../platform/values/local-values.ts';

/** The extent of a check that a person starts. */
export async function wantedExtent(store: Pick<Store, 'networks'>): Promise<Extent> {
  const [{ settings }, network] = await Promise.all([readSettings(), networkHere(store)]);
  return hasToSave(settings, network) ? 'data-saver' : 'whole';
}

/** Data is saved if the person chose it, on a metered network, and if the browser was asked to. */
function hasToSave({ dataSaver }: Settings, network: LabelledNetwork | undefined): boolean {
  return dataSaver || savesData() || network?.metered === true;
}

/** The network that the device is on, if the person has named it. */
export async function networkHere(store: Pick<Store, 'networks'>): Promise<LabelledNetwork | undefined> {
  const profile = await currentNetwork();
  return (await store.networks()).find(({ id }) => id === profile);
}
