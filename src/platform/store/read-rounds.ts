import type { PlacedVerdict } from '../../history/current-state.ts';
import type { Round } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import { readSettings } from '../values/local-values.ts';
import { readUnstoredEnd } from '../values/unstored-end.ts';
import { inTime } from './in-time.ts';
import { openDatabase } from './indexed/database.ts';
import { keepHistory } from './indexed/folder.ts';
import { rollUpsOver } from './indexed/read-roll-ups.ts';
import { roundsOver } from './indexed/stored-rounds.ts';
import { verdictsOver } from './indexed/stored-verdicts.ts';
import type { RollUpReader, RoundReader, VerdictReader } from './store.ts';

/**
 * The newest rounds, for a page that has to appear at once, and has to close the reader. Throws a `StoreError`.
 * @param stored the settings, if the caller reads them anyway
 */
export async function readRounds(stored = readSettings()): Promise<RoundReader & VerdictReader & RollUpReader> {
  const { settings } = await stored;
  // biome-ignore lint/plugin: only pages read this way, and few of them need what the others would load too.
  if (settings.leaveNoTrace) return (await import('./session/session-reader.ts')).sessionReader();
  const [database, end] = await Promise.all([inTime(openDatabase()), readUnstoredEnd()]);
  const reader = { ...roundsOver(database), ...verdictsOver(database), ...rollUpsOver(database) };
  // Rounds dated ahead decide nothing.
  return end && end.at <= Date.now() ? withUnstoredEnd(reader, end) : reader;
}

/** Asks the browser not to remove the history, unless none is to be left on the disk. */
export async function askToKeepHistory(): Promise<void> {
  if ((await readSettings()).settings.leaveNoTrace) return;
  // If the browser refuses, it may remove the history when the disk is full.
  await keepHistory().catch(() => undefined);
}

/** Reads as if the end of this round were stored. */
function withUnstoredEnd<Reader extends RoundReader & VerdictReader>(reader: Reader, end: Round): Reader {
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
