import type { LabelledNetwork } from '../../model/network-label.ts';
import type { RoundRecord } from '../../model/round.ts';
import type { Feedback } from '../feedback.ts';
import type { Note } from '../note.ts';
import type { DayRollUp, HourRollUp } from '../roll-up.ts';

/** A record of an exported history. */
export type HistoryRecord =
  | { readonly kind: 'network'; readonly network: LabelledNetwork }
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'feedback'; readonly feedback: Feedback }
  /** The roll-up of a day whose rounds are no longer stored. */
  | { readonly kind: 'day'; readonly day: DayRollUp; readonly hours: readonly HourRollUp[] }
  | ({ readonly kind: 'round' } & RoundRecord);
