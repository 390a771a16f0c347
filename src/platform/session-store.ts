import { isForgotten, withoutForgotten } from '../core/history/forgotten.ts';
import type { Note } from '../core/history/note.ts';
import { rollUp } from '../core/history/roll-up.ts';
import { isShown } from '../core/history/round-filter.ts';
import type { NetworkProfile } from '../core/network-profile.ts';
import type { Observation } from '../core/observation.ts';
import type { Round } from '../core/round.ts';
import { systemClock } from './clock.ts';
import { clearSessionValues, readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';
import type { HistoryReader, HistoryWriter, Store } from './store.ts';

/**
 * The history of somebody who wants to leave no trace: in the browser's memory, and nowhere else. It outlives the
 * background, and is gone when the browser ends. There is room for the newest rounds only.
 */
const mostRounds = 96;

/** Oldest first. */
const roundsKey = 'rounds';
const seenKey = (at: number) => `seen ${at}`;
const notesKey = 'notes';
const networksKey = 'networks';

export function sessionStore(): Store {
  return { ...sessionReader(), ...sessionWriter() };
}

const readList = async <Item>(key: string) => ((await readSessionValue(key)) ?? []) as readonly Item[];
const readRounds = () => readList<Round>(roundsKey);
const readEnded = async () => (await readRounds()).filter(({ status }) => status !== 'running');
const readSeen = (at: number) => readList<Observation>(seenKey(at));

function sessionReader(): HistoryReader {
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

/** Each write reads what is there first, so they go one after the other. */
let lastWrite: Promise<unknown> = Promise.resolve();
function inTurn<Result>(write: () => Promise<Result>): Promise<Result> {
  const result = lastWrite.then(write);
  lastWrite = result.catch(() => undefined);
  return result;
}

async function keep(rounds: readonly Round[]): Promise<void> {
  const sorted = [...rounds].sort((a, b) => a.at - b.at);
  await removeSessionValues(sorted.slice(0, -mostRounds).map(({ at }) => seenKey(at)));
  await writeSessionValues({ [roundsKey]: sorted.slice(-mostRounds) });
}

async function putRound(round: Round): Promise<void> {
  await keep([...(await readRounds()).filter(({ at }) => at !== round.at), round]);
}

async function putNetwork(id: string, change: Partial<NetworkProfile>, at: number): Promise<void> {
  const networks = await readList<NetworkProfile>(networksKey);
  const known = networks.find((network) => network.id === id) ?? { id, firstSeenAt: at, lastSeenAt: at };
  await writeSessionValues({
    [networksKey]: [...networks.filter((network) => network.id !== id), { ...known, ...change }],
  });
}

function sessionWriter(): HistoryWriter {
  return {
    putRound: (round) => inTurn(() => putRound(round)),
    addObservation: (roundAt, observation) =>
      inTurn(async () => writeSessionValues({ [seenKey(roundAt)]: [...(await readSeen(roundAt)), observation] })),
    closeRound: (round) =>
      inTurn(async () => {
        await putRound(round);
        await putNetwork(round.profile, { lastSeenAt: round.at }, round.at);
      }),
    putNote: (note) =>
      inTurn(async () => {
        const others = (await readList<Note>(notesKey)).filter(({ day }) => day !== note.day);
        const notes = [...others, ...(note.text === '' ? [] : [note])];
        await writeSessionValues({ [notesKey]: notes.sort((a, b) => (a.day < b.day ? -1 : 1)) });
      }),
    putNetwork: ({ id, label, metered }, at) =>
      inTurn(() => putNetwork(id, { ...(label ? { label } : {}), ...(metered ? { metered } : {}) }, at)),
    beginToForget: (what) =>
      inTurn(async () => {
        const rounds = await readRounds();
        const left = rounds.flatMap((round) => withoutForgotten(round, what) ?? []);
        const gone = rounds.filter((round) => !left.some(({ at }) => at === round.at));
        await removeSessionValues(gone.map(({ at }) => seenKey(at)));
        for (const { at } of left) {
          const seen = (await readSeen(at)).filter((observation) => !isForgotten(observation, what));
          await writeSessionValues({ [seenKey(at)]: seen });
        }
        await keep(left);
      }),
    addRecords: (records) =>
      inTurn(async () => {
        const rounds = await readRounds();
        const fresh = records.flatMap((record) =>
          record.kind === 'round' && !rounds.some(({ at }) => at === record.round.at) ? [record] : [],
        );
        for (const { round, observations } of fresh) await writeSessionValues({ [seenKey(round.at)]: observations });
        await keep([...rounds, ...fresh.map(({ round }) => round)]);
        return { added: fresh.length, known: records.length - fresh.length };
      }),
    tidyOnce: async () => false,
    deleteEverything: () => inTurn(clearSessionValues),
  };
}
