import { counts } from '../../../history/own.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import type { Observation } from '../../../model/observation.ts';
import type { Round } from '../../../model/round.ts';
import { readSessionValue } from '../../values/session-values.ts';
import type { RoundReader } from '../store.ts';

/** The key of the rounds, oldest first. */
export const roundsKey = 'rounds';
export const seenKey = (at: number) => `seen ${at}`;
export const notesKey = 'notes';
export const feedbackKey = 'feedback';
export const networksKey = 'networks';

export const readList = async <Item>(key: string) => ((await readSessionValue(key)) ?? []) as readonly Item[];
export const readRounds = () => readList<Round>(roundsKey);
export const readEnded = async () => (await readRounds()).filter(({ status }) => status !== 'running');
/** The rounds of this browser that are not dated ahead. */
export const readPast = async () => (await readEnded()).filter((round) => counts(round) && round.at <= Date.now());
export const readSeen = (at: number) => readList<Observation>(seenKey(at));

export function sessionRounds(): RoundReader {
  return {
    async runningRound() {
      return (await readRounds()).findLast(({ status }) => status === 'running');
    },
    async lastRound() {
      return (await readPast()).at(-1);
    },
    async oldestRoundAt() {
      return (await readRounds())[0]?.at;
    },
    async roundsSince(since) {
      return (await readPast()).filter(({ at }) => at >= since).reverse();
    },
    observationsOf: readSeen,
    async networks() {
      return [...(await readList<LabelledNetwork>(networksKey))];
    },
    close() {},
  };
}
