import type { Note } from '../../../history/note.ts';
import { addServiceTallies, type ServiceTally } from '../../../history/roll-up.ts';
import { addTallies, type Tally, uptime } from '../../../history/tally.ts';
import { type Cell, type Timeline, widened } from '../../../history/timeline.ts';
import { isJudgedNetwork, type NetworkState, networkPolicy, networkStateWords } from '../../../model/network-states.ts';
import { isKnown } from '../../../model/verdict.ts';
import { percentText, sentences } from '../../shared/format.ts';
import { plural, t, textKey } from '../../shared/text.ts';
import type { ConnectionTimeline } from '../parts/chart-data.ts';
import { slotText } from '../parts/format-when.ts';
import { type CellState, type CellTally, cellStates, failedRounds, withOffline } from './cell-state.ts';

/** A cell of a history bar, with what its drawing and its description need. */
export interface BarCell {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  /** Absent if the cell covers whole days. */
  readonly hour?: number;
  readonly rounds: number;
  /** The share of rounds (0..1) in each state, the worst first. */
  readonly shares: readonly { readonly state: CellState; readonly share: number }[];
  readonly worst?: CellState;
  /** The worst state, in a word. */
  readonly word?: string;
  /** The share of judged rounds (0..1) that worked. Absent if no round was judged. */
  readonly worked?: number;
}

/** @param connection of the same slots as the timeline */
export function barCells(timeline: Timeline, connection: ConnectionTimeline, size: number): BarCell[] {
  const network = widened<Tally<NetworkState>>(connection, size, addTallies);
  return widened<ServiceTally>(timeline, size, addServiceTallies).map((cell, index) => {
    const tally = cell.content?.total;
    return barCell(cell, tally && withOffline(tally, network[index]?.content), tally && uptime(tally));
  });
}

export function connectionBarCells(timeline: ConnectionTimeline, size: number): BarCell[] {
  return widened<Tally<NetworkState>>(timeline, size, addTallies).map((cell) => {
    const tally = cell.content;
    if (!tally) return barCell(cell, undefined, undefined);
    const worst = networkStateWords.find((state) => (tally.states[state] ?? 0) > 0);
    return {
      ...barCell(cell, asCellTally(tally), (tally.rounds - failedRounds(tally)) / tally.rounds),
      ...(worst ? { word: t(textKey('network', worst)) } : {}),
    };
  });
}

function barCell({ from, to, hour }: Cell<unknown>, tally: CellTally | undefined, worked: number | undefined): BarCell {
  const time = { from, to, ...(hour === undefined ? {} : { hour }) };
  if (!tally) return { ...time, rounds: 0, shares: [] };
  const found = cellStates.filter((state) => (tally.states[state] ?? 0) > 0);
  // Rounds that say nothing only count if all do.
  const worst = found.find((state) => state !== 'offline' && isKnown(state)) ?? found[0];
  return {
    ...time,
    rounds: tally.rounds,
    shares: found.map((state) => ({ state, share: (tally.states[state] ?? 0) / tally.rounds })),
    ...(worst ? { worst, word: cellWord(worst) } : {}),
    ...(worked === undefined ? {} : { worked }),
  };
}

export function cellWord(state: CellState): string {
  return state === 'offline' ? t('legend_offline') : t(textKey('state', state));
}

/** Maps network states to those of cells. */
function asCellTally({ rounds, states }: Tally<NetworkState>): CellTally {
  const counts: Partial<Record<CellState, number>> = {};
  for (const [state, count] of Object.entries(states) as [NetworkState, number][]) {
    const mark = isJudgedNetwork(state) ? networkPolicy(state).mark : 'offline';
    counts[mark] = (counts[mark] ?? 0) + count;
  }
  return { rounds, states: counts };
}

/** A cell in words: "Telegram, 24 Nov, 13:00 – 14:00: Blocked. 4 checks, 25 % of them fine." */
export function cellText(one: BarCell, name: string, notes: readonly Note[]): string {
  const when = slotText(one);
  const own = notes.map(({ text }) => t('cell_note', { note: text }));
  if (one.rounds === 0) return sentences([t('cell_none', { app: name, when }), ...own]);
  const sentence =
    one.worked === undefined
      ? plural('cell_unjudged', one.rounds, { app: name, when, state: one.word ?? '' })
      : plural('cell', one.rounds, { app: name, when, state: one.word ?? '', share: percentText(one.worked) });
  return sentences([sentence, ...own]);
}
