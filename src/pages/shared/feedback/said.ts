import type { Feedback } from '../../../history/feedback.ts';
import type { Round } from '../../../model/round.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { readRounds } from '../../../platform/store/read-rounds.ts';
import { roundOf } from '../current/read-past.ts';

/** The round behind a verdict, and what the person said of it. */
export interface Said {
  readonly round: Round;
  readonly says?: Feedback['says'];
}

/** Nothing, when the round is no longer kept or readable. */
export async function readSaid(verdict: ServiceVerdict): Promise<Said | undefined> {
  try {
    const store = await readRounds();
    try {
      const round = await roundOf(store, verdict);
      if (!round) return undefined;
      const said = (await store.feedback(round.at, round.at + 1)).find(({ service }) => service === verdict.service);
      return { round, ...(said ? { says: said.says } : {}) };
    } finally {
      store.close();
    }
  } catch {
    return undefined;
  }
}
