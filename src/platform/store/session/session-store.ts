import { type Feedback, isForgottenFeedback } from '../../../history/feedback.ts';
import { isForgotten, wholeDaysIn, withoutForgotten } from '../../../history/forgotten.ts';
import { withLeftOut } from '../../../history/left-out.ts';
import type { Day } from '../../../history/local-time.ts';
import type { Note } from '../../../history/note.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import type { Round } from '../../../model/round.ts';
import { systemClock } from '../../browser/clock.ts';
import { takeTurns } from '../../browser/take-turns.ts';
import { clearSessionValues, removeSessionValues, writeSessionValues } from '../../values/session-values.ts';
import type { HistoryWriter, Store } from '../store.ts';
import {
  feedbackKey,
  networksKey,
  notesKey,
  readList,
  readRounds,
  readSeen,
  roundsKey,
  seenKey,
  sessionRounds,
} from './session-rounds.ts';
import { sessionVerdicts } from './session-verdicts.ts';

/**
 * The history of a person who wants to leave no trace, only in the browser's memory. It outlives the background, and is
 * gone when the browser ends. There is room for the newest rounds only.
 */
const maxRounds = 96;

export function sessionStore(): Store {
  return { ...sessionRounds(), ...sessionVerdicts(), ...sessionWriter() };
}

/** Deletes it, and every other value in the browser's memory. */
export function clearSession(): Promise<void> {
  return inTurn(clearSessionValues);
}

/** Each write begins by reading, so they run one at a time. */
const inTurn = takeTurns();

async function keep(rounds: readonly Round[]): Promise<void> {
  const now = Date.now();
  const sorted = [...rounds].sort((a, b) => a.at - b.at);
  // If there is no room, rounds dated ahead go first: otherwise a new round would go at once.
  const byWorth = [...sorted.filter(({ at }) => at > now), ...sorted.filter(({ at }) => at <= now)];
  const gone = new Set(byWorth.slice(0, -maxRounds).map(({ at }) => at));
  await removeSessionValues([...gone].map(seenKey));
  await writeSessionValues({ [roundsKey]: sorted.filter(({ at }) => !gone.has(at)) });
}

async function putRound(round: Round): Promise<void> {
  await keep([...(await readRounds()).filter(({ at }) => at !== round.at), round]);
}

async function putNetwork(id: string, change: (known: LabelledNetwork) => LabelledNetwork): Promise<void> {
  const networks = await readList<LabelledNetwork>(networksKey);
  const known = networks.find((network) => network.id === id) ?? { id };
  await writeSessionValues({ [networksKey]: [...networks.filter((network) => network.id !== id), change(known)] });
}

/** Adds missing items to a list, and missing fields to its items; returns how many items changed. */
async function merge<Item extends object>(
  key: string,
  items: readonly Item[],
  idOf: (item: Item) => string,
): Promise<number> {
  const merged = new Map((await readList<Item>(key)).map((item) => [idOf(item), item]));
  let taken = 0;
  for (const item of items) {
    const known = merged.get(idOf(item));
    const whole = { ...item, ...known };
    if (Object.keys(whole).length > Object.keys(known ?? {}).length) taken++;
    merged.set(idOf(item), whole);
  }
  await writeSessionValues({ [key]: [...merged.values()] });
  return taken;
}

const isWithin = (day: Day, { first, last }: { readonly first: Day; readonly last: Day }) =>
  day >= first && day <= last;

function sessionWriter(): HistoryWriter {
  return {
    putRound: (round) => inTurn(() => putRound(round)),
    addObservation: (roundAt, observation) =>
      inTurn(async () => writeSessionValues({ [seenKey(roundAt)]: [...(await readSeen(roundAt)), observation] })),
    closeRound: (round) =>
      inTurn(async () => {
        await putRound(round);
        await putNetwork(round.profile, (known) => known);
      }),
    putNote: (note) =>
      inTurn(async () => {
        const others = (await readList<Note>(notesKey)).filter(({ day }) => day !== note.day);
        await writeSessionValues({ [notesKey]: [...others, ...(note.text === '' ? [] : [note])] });
      }),
    putFeedback: (feedback) =>
      inTurn(async () => {
        const { round, service } = feedback;
        const others = (await readList<Feedback>(feedbackKey)).filter(
          (one) => one.round !== round || one.service !== service,
        );
        await writeSessionValues({ [feedbackKey]: [...others, feedback] });
      }),
    putNetwork: ({ id, label, metered }) =>
      inTurn(() => putNetwork(id, () => ({ id, ...(label ? { label } : {}), ...(metered ? { metered } : {}) }))),
    leaveOut: (what) => inTurn(async () => keep((await readRounds()).map((round) => withLeftOut(round, what)))),
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
        const [networks, notes] = [await readList<LabelledNetwork>(networksKey), await readList<Note>(notesKey)];
        const feedback = await readList<Feedback>(feedbackKey);
        await writeSessionValues({
          [feedbackKey]: feedback.filter((one) => !isForgottenFeedback(one, what)),
          [networksKey]: networks.filter(({ id }) => !('profile' in what) || id !== what.profile),
          [notesKey]: notes.filter(({ day }) => !('since' in what) || !isWithin(day, wholeDaysIn(what, systemClock()))),
        });
      }),
    addRecords: (records) =>
      inTurn(async () => {
        const rounds = await readRounds();
        const others =
          (await merge(
            notesKey,
            records.flatMap((one) => (one.kind === 'note' ? one.note : [])),
            ({ day }) => day,
          )) +
          (await merge(
            networksKey,
            records.flatMap((one) => (one.kind === 'network' ? one.network : [])),
            ({ id }) => id,
          )) +
          (await merge(
            feedbackKey,
            records.flatMap((one) => (one.kind === 'feedback' ? one.feedback : [])),
            ({ round, service }) => `${round} ${service}`,
          ));
        const whole = records.flatMap((one) => (one.kind === 'round' ? one : []));
        const fresh = whole.filter(({ round }) => !rounds.some(({ at }) => at === round.at));
        for (const { round, observations } of fresh) await writeSessionValues({ [seenKey(round.at)]: observations });
        await keep([...rounds, ...fresh.map(({ round }) => round)]);
        return {
          // A long file comes in parts, and the rounds of one part may displace those of the part before.
          added: Math.min(maxRounds, rounds.length + fresh.length) - rounds.length + others,
          // Roll-ups of days are not stored here.
          known: records.filter(({ kind }) => kind !== 'day').length - fresh.length - others,
        };
      }),
    tidyOnce: async () => false,
    // The browser empties its memory when it updates the extension, so no older rules judged these rounds.
    beginToJudge: async () => undefined,
    judgeOnce: async () => false,
  };
}
