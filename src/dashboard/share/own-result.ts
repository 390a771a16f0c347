import type { Round } from '../../core/round.ts';
import { type SharedResult, sharedResultOf } from '../../core/share/shared-result.ts';
import { readRounds } from '../../platform/read-rounds.ts';
import { rowsOf } from '../../ui/current/rows.ts';
import type { View } from '../../ui/current/view.ts';

/** What is the case now, ready to be given away; nothing where nothing was checked. */
export function ownResult(view: View, now: number, networkName: string | undefined): SharedResult | undefined {
  const { finished } = view;
  if (!finished?.network) return undefined;
  const verdicts = rowsOf(view, now).flatMap(({ verdict, old }) => (verdict && !old ? [verdict] : []));
  if (verdicts.length === 0) return undefined;
  return sharedResultOf(finished.endedAt ?? finished.at, finished.network, verdicts, networkName);
}

/** What the person calls the network that a round was made on. */
export async function nameOfNetwork({ profile }: Round): Promise<string | undefined> {
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
