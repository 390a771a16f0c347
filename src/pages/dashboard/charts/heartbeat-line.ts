import type { ComponentChildren } from 'preact';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import type { Tone } from '../../shared/tone.ts';
import { isProblem } from '../../shared/verdict-order.ts';
import type { Beat } from './beat.ts';

/** One row of a heartbeat chart. */
export interface HeartbeatLine {
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
  readonly beats?: readonly Beat[];
  /** How often each state was found in each slot, for the file. */
  readonly counts?: readonly SlotCounts[];
  /** Share (0..1) of all rounds that found it well. */
  readonly well?: number | undefined;
}

export interface SlotCounts {
  readonly from: number;
  readonly to: number;
  readonly states: Readonly<Partial<Record<string, number>>>;
}

/** In how many cells there was a problem. */
export function problemCells(beats: readonly Beat[]): number {
  return beats.filter(({ worst }) => isProblem(worst)).length;
}
