import type { Note } from '../core/history/note.ts';
import { rollUp } from '../core/history/roll-up.ts';
import { isShown } from '../core/history/round-filter.ts';
import type { NetworkProfile } from '../core/network-profile.ts';
import type { Observation } from '../core/observation.ts';
import type { Round } from '../core/round.ts';
import { systemClock } from './clock.ts';
import { readSessionValue } from './session-values.ts';
import type { HistoryReader } from './store.ts';

/** Where the rounds are, oldest first. */
export const roundsKey = 'rounds';
export const seenKey = (at: number) => `seen ${at}`;
export const notesKey = 'notes';
export const networksKey = 'networks';

export const readList = async <Item>(key: string) => ((await readSessionValue(key)) ?? []) as readonly Item[];
export const readRounds = () => readList<Round>(roundsKey);
const readEnded = async () => (await readRounds()).filter(({ status }) => status !== 'running');
export const readSeen = (at: number) => readList<Observation>(seenKey(at));

export function sessionReader(): HistoryReader {
  return {
    async runningRound() {
      return (await readRounds()).findLast(({ status }) => status === 'running');
    },
    async lastRound() {
      return (await readEnded()).at(-1);
    },
    async roundsSince(since) {
      return (await readEnded()).filter(({ at }) => at >= since).reverse();
    },
    async lastVerdicts(services) {
      const newestFirst = (await readEnded()).reverse().flatMap(({ verdicts }) => verdicts);
      return new Map(
        services.flatMap((id) => {
          const verdict = newestFirst.find(({ service }) => service === id);
          return verdict ? [[id, verdict] as const] : [];
        }),
      );
    },
    observationsOf: readSeen,
    async roundsPage(filter, before, limit) {
      const shown = (await readEnded()).reverse().filter((round) => round.at < before && isShown(round, filter));
      const rounds = shown.slice(0, limit);
      const last = rounds.at(-1);
      return { rounds, ...(last && shown.length > limit ? { next: last.at } : {}) };
    },
    async recordsAfter(after, limit) {
      const rounds = (await readEnded()).filter(({ at }) => at > after).slice(0, limit);
      return Promise.all(rounds.map(async (round) => ({ round, observations: await readSeen(round.at) })));
    },
    async roundTimes() {
      return (await readRounds()).map(({ at }) => at);
    },
    async days(first, last) {
      return rollUp(await readEnded(), systemClock()).days.filter(({ day }) => day >= first && day <= last);
    },
    async hours(service, first, last) {
      const { hours } = rollUp(await readEnded(), systemClock());
      return hours.filter((one) => one.service === service && one.day >= first && one.day <= last);
    },
    async span() {
      const { days } = rollUp(await readEnded(), systemClock());
      const [first, last] = [days[0], days.at(-1)];
      return first && last ? { first: first.day, last: last.day } : undefined;
    },
    async notes(first, last) {
      return (await readList<Note>(notesKey)).filter(({ day }) => day >= first && day <= last);
    },
    async networks() {
      return [...(await readList<NetworkProfile>(networksKey))];
    },
    close() {},
  };
}
