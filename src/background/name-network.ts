import { labelFrom, newNetworkId } from '../model/network-id.ts';
import { announceChange } from '../platform/browser/changes.ts';
import type { NetworkWords } from '../platform/browser/messages.ts';
import { openHistory } from '../platform/store/open-history.ts';

/** Stores the person's label for a network, and returns its id. */
export async function nameNetwork({ id, label, metered }: NetworkWords): Promise<string> {
  const store = await openHistory();
  const named = id ?? newNetworkId(await store.networks(), Math.random);
  await store.putNetwork({ id: named, label: labelFrom(label), metered });
  announceChange();
  return named;
}
