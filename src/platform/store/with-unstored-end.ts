import type { PlacedVerdict } from '../../history/current-state.ts';
import type { Round } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import type { RoundReader, VerdictReader } from './store.ts';

/** Reads as if the end of this round were stored. */
export function withUnstoredEnd<Reader extends RoundReader & VerdictReader>(reader: Reader, end: Round): Reader {
  const isNewest = (last: Round | undefined) => last === undefined || last.at < end.at;
  const lastRound = async () => {
    const last = await reader.lastRound();
    return isNewest(last) ? end : last;
  };
  return {
    ...reader,
    lastRound,
    async runningRound() {
      const running = await reader.runningRound();
      return running?.at === end.at ? undefined : running;
    },
    async roundsSince(since) {
      const rounds = await reader.roundsSince(since);
      return end.at >= since && isNewest(rounds[0]) ? [end, ...rounds] : rounds;
    },
    async lastVerdicts(services) {
      const stored = await reader.lastVerdicts(services);
      if ((await lastRound()) !== end) return stored;
      const { verdicts, profile, extent } = end;
      const added = verdicts.filter(({ service }) => services.includes(service));
      return new Map<ServiceId, PlacedVerdict>([
        ...stored,
        ...added.map((verdict) => [verdict.service, { ...verdict, profile, extent }] as const),
      ]);
    },
  };
}
