import type { ComponentChildren } from 'preact';
import type { Tone } from '../../../model/state-marks.ts';
import { claimOf, isProblem, type ServiceVerdict } from '../../../model/verdict.ts';
import type { BarCell } from './bar-cell.ts';

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

/** Is the row, at some time, about the site of a messenger alone? */
export function isOfSite({ verdict, cells = [] }: BarRow): boolean {
  return [verdict?.state, ...cells.flatMap(({ shares }) => shares.map(({ state }) => state))].some(
    (state) => state !== undefined && claimOf(state).about === 'site',
  );
}

/** The number of cells with a problem. */
export function problemCells(cells: readonly BarCell[]): number {
  return cells.filter(({ worst }) => isProblem(worst)).length;
}
