import type { ComponentChildren } from 'preact';
import type { Note } from '../../../history/note.ts';
import { addServiceTallies, type ServiceTally } from '../../../history/roll-up.ts';
import { addTallies, type Tally, uptime } from '../../../history/tally.ts';
import { type Cell, type Timeline, widened } from '../../../history/timeline.ts';
import { isJudgedNetwork, type NetworkState, networkPolicy, networkStateWords } from '../../../model/network-states.ts';
import type { Tone } from '../../../model/state-marks.ts';
import { isKnown, isProblem, type ServiceState, type ServiceVerdict, serviceStates } from '../../../model/verdict.ts';
import { percentText, sentences } from '../../shared/format.ts';
import { plural, t, textKey } from '../../shared/text.ts';
import type { ConnectionTimeline } from '../parts/chart-data.ts';
import { slotText } from '../parts/format-when.ts';

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

/** What a cell shows of some checks: states of a messenger, or that the connection kept them from being judged. */
export type CellState = ServiceState | 'offline';

/** The worst first. */
export const cellStates: readonly CellState[] = serviceStates.flatMap((state) =>
  state === 'unsure' ? (['offline', state] as const) : [state],
);

type CellTally = Tally<CellState>;

/** Checks of a messenger, of which those that a failed connection left open stand apart. */
function withOffline(tally: Tally, network: Tally<NetworkState> | undefined): CellTally {
  const { unsure = 0, ...others } = tally.states;
  const offline = Math.min(unsure, network ? failedRounds(network) : 0);
  return {
    rounds: tally.rounds,
    states: {
      ...others,
      ...(offline > 0 ? { offline } : {}),
      ...(unsure > offline ? { unsure: unsure - offline } : {}),
    },
  };
}

/** In how many rounds the connection let no messenger be judged. */
function failedRounds({ states }: Tally<NetworkState>): number {
  return (Object.entries(states) as [NetworkState, number][])
    .filter(([state]) => !isJudgedNetwork(state))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** One row of a history bar chart. */
export interface BarRow {
  /** The id of a messenger, or `connection`. */
  readonly id: string;
  readonly name: string;
  /** The name, with or without a link. */
  readonly head: ComponentChildren;
  /** The current state. */
  readonly state?: ComponentChildren;
  readonly below?: ComponentChildren;
  readonly verdict?: ServiceVerdict | undefined;
  readonly tone: Tone;
  /** Absent until the history is read. */
  readonly cells?: readonly BarCell[];
  /** The number of rounds in each state for each slot, for the CSV file. */
  readonly counts?: readonly SlotCounts[];
  /** The share (0..1) of judged rounds that worked. */
  readonly worked?: number | undefined;
}

interface SlotCounts {
  readonly from: number;
  readonly to: number;
  readonly states: Readonly<Partial<Record<string, number>>>;
}

/** What the cells of the rows stand for. */
export function statesIn(rows: readonly BarRow[]): ReadonlySet<CellState> {
  return new Set(rows.flatMap(({ cells = [] }) => cells.flatMap(({ shares }) => shares.map(({ state }) => state))));
}

export function hasGaps(rows: readonly BarRow[]): boolean {
  return rows.some(({ cells = [] }) => cells.some(({ rounds }) => rounds === 0));
}

/** The number of cells with a problem. A failed connection is no problem of a messenger. */
export function problemCells({ id, cells = [] }: BarRow): number {
  return cells.filter(({ worst }) => (worst === 'offline' ? id === 'connection' : isProblem(worst))).length;
}
