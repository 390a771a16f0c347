import type { ComponentChildren } from 'preact';
import type { Tone } from '../../../model/state-marks.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { isProblem } from '../../shared/verdict-order.ts';
import type { BarCell } from './bar-cell.ts';

/** One row of a history bar chart. */
export interface BarRow {
  /** The id of a messenger, or `connection`. */
  readonly id: string;
  readonly name: string;
  /** How the row begins: the name, with or without a link. */
  readonly head: ComponentChildren;
  /** What is the case now. */
  readonly state?: ComponentChildren;
  readonly below?: ComponentChildren;
  readonly verdict?: ServiceVerdict | undefined;
  readonly tone: Tone;
  /** Absent until it is read. */
  readonly cells?: readonly BarCell[];
  /** How often each state was found in each slot, for the file. */
  readonly counts?: readonly SlotCounts[];
  /** Share (0..1) of all rounds that found it worked. */
  readonly worked?: number | undefined;
}

export interface SlotCounts {
  readonly from: number;
  readonly to: number;
  readonly states: Readonly<Partial<Record<string, number>>>;
}

/** In how many cells there was a problem. */
export function problemCells(cells: readonly BarCell[]): number {
  return cells.filter(({ worst }) => isProblem(worst)).length;
}
