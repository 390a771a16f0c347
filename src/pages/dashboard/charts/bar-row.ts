import type { ComponentChildren } from 'preact';
import type { Tone } from '../../../model/state-marks.ts';
import { isProblem, type ServiceVerdict } from '../../../model/verdict.ts';
import type { BarCell } from './bar-cell.ts';
import type { CellState } from './cell-state.ts';

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

export interface SlotCounts {
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
