import { type SharedResult, sharedResultOf } from '../../../history/share/shared-result.ts';
import type { Round } from '../../../model/round.ts';
import { readRounds } from '../../../platform/store/read-rounds.ts';
import { checkedAt, isStale } from '../../shared/current/headline-text.ts';
import type { View } from '../../shared/current/view.ts';
import { byState } from '../../shared/verdict-order.ts';

/**
 * What the last check found, ready to be given away; nothing where it is old or found nothing. What stands beside it in the
 * list may be of another hour and another network.
 */
export function ownResult(view: View, now: number, networkLabel: string | undefined): SharedResult | undefined {
  const { finished, services } = view;
  if (!finished?.network || isStale(view, now)) return undefined;
  const verdicts = byState(finished.verdicts.filter((verdict) => services.some(({ id }) => id === verdict.service)));
  if (verdicts.length === 0) return undefined;
  return sharedResultOf(checkedAt(finished), finished.network, verdicts, networkLabel);
}

/** What the person calls the network that a round was made on. */
export async function readNetworkLabel({ profile }: Round): Promise<string | undefined> {
  try {
    const store = await readRounds();
    try {
      return (await store.networks()).find(({ id }) => id === profile)?.label;
    } finally {
      store.close();
    }
  } catch {
    return undefined;
  }
}
