import type { Feedback } from '../../../history/feedback.ts';
import type { Round } from '../../../model/round.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { readRounds } from '../../../platform/store/read-rounds.ts';
import { roundOf } from '../current/read-past.ts';
import { readAndClose } from '../read-and-close.ts';

/** The round behind a verdict, and the person's answer about that verdict. */
export interface RoundFeedback {
  readonly round: Round;
  readonly says?: Feedback['says'];
}

/** Returns undefined if the round is deleted or cannot be read. */
export async function readFeedback(verdict: ServiceVerdict): Promise<RoundFeedback | undefined> {
  try {
    return await readAndClose(readRounds(), async (store) => {
      const round = await roundOf(store, verdict);
      if (!round) return undefined;
      const answers = await store.feedback(round.at, round.at + 1);
      const feedback = answers.find(({ service }) => service === verdict.service);
      return { round, ...(feedback ? { says: feedback.says } : {}) };
    });
  } catch {
    return undefined;
  }
}
