import type { Feedback } from '../../../history/feedback.ts';
import type { VerdictReader } from '../store.ts';
import { feedbackKey, readList, readPast } from './session-rounds.ts';

export function sessionVerdicts(): VerdictReader {
  return {
    async lastVerdicts(services) {
      const newestFirst = (await readPast())
        .reverse()
        .flatMap(({ verdicts, profile, extent }) => verdicts.map((verdict) => ({ ...verdict, profile, extent })));
      return new Map(
        services.flatMap((id) => {
          const verdict = newestFirst.find(({ service }) => service === id);
          return verdict ? [[id, verdict] as const] : [];
        }),
      );
    },
    async feedback(since, until) {
      return (await readList<Feedback>(feedbackKey)).filter(({ round }) => round >= since && round < until);
    },
  };
}
