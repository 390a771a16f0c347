import { isQuiet } from '../../catalogue/quiet-countries.ts';
import type { LabelledNetwork } from '../../model/network-label.ts';
import type { Extent } from '../../model/round.ts';
import type { Settings } from '../../model/settings.ts';
import { localHints, savesData } from '../../platform/browser/hints.ts';
import type { Store } from '../../platform/store/store.ts';
import { currentNetwork } from '../../platform/values/current-network.ts';
import { readSettings } from '../../platform/values/local-values.ts';
import { awaitsWholeCheck } from '../notices/tell-when-works.ts';

/** The extent of a check that a person starts. */
export async function wantedExtent(store: Pick<Store, 'networks'>): Promise<Extent> {
  const [{ settings }, network] = await Promise.all([readSettings(), networkHere(store)]);
  if (isQuiet(settings, localHints().timeZone)) return 'quiet';
  return hasToSave(settings, network) ? 'data-saver' : 'whole';
}

/**
 * The extent of a check that the browser starts: quiet or one that saves data, unless the person waits for something that
 * only a whole one can show.
 */
export async function scheduledExtent(store: Pick<Store, 'networks'>): Promise<Extent> {
  if (await awaitsWholeCheck()) return wantedExtent(store);
  const { settings } = await readSettings();
  return settings.quietBackground ? 'quiet' : 'data-saver';
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
