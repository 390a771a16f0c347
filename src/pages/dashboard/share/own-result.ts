import { type SharedResult, sharedResultOf } from '../../../history/share/shared-result.ts';
import type { Round } from '../../../model/round.ts';
import { readRounds } from '../../../platform/store/read-rounds.ts';
import { checkedAt, isStale } from '../../shared/current/headline.ts';
import type { View } from '../../shared/current/view.ts';
import { readAndClose } from '../../shared/read-and-close.ts';
import { byState } from '../../shared/verdict-order.ts';

/**
 * The result of the last check, for sharing. Undefined if it is stale or empty. Verdicts of earlier checks are left out:
 * they may come from another time and another network.
 */
export function ownResult(view: View, now: number, networkLabel: string | undefined): SharedResult | undefined {
  const { finished, services } = view;
  if (!finished?.network || isStale(view, now)) return undefined;
  const verdicts = byState(finished.verdicts.filter((verdict) => services.some(({ id }) => id === verdict.service)));
  if (verdicts.length === 0) return undefined;
  return sharedResultOf(checkedAt(finished), finished.network, verdicts, networkLabel);
}

/** The person's label for the network of a round. */
export async function readNetworkLabel({ profile }: Round): Promise<string | undefined> {
  try {
    const networks = await readAndClose(readRounds(), (store) => store.networks());
    return networks.find(({ id }) => id === profile)?.label;
  } catch {
    return undefined;
  }
}
