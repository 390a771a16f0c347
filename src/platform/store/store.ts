import type { HistoryRecord } from '../../history/export/history-record.ts';
import type { Feedback } from '../../history/feedback.ts';
import type { Forgotten } from '../../history/forgotten.ts';
import type { Day } from '../../history/local-time.ts';
import type { Note } from '../../history/note.ts';
import type { DayRollUp, HourRollUp } from '../../history/roll-up.ts';
import type { RoundFilter } from '../../history/round-filter.ts';
import type { LabelledNetwork } from '../../model/network-label.ts';
import type { Observation } from '../../model/observation.ts';
import type { Round, RoundRecord } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import type { ServiceVerdict } from '../../model/verdict.ts';

/** Rounds of a list that goes on. */
export interface RoundsPage {
  /** Newest first. */
  readonly rounds: readonly Round[];
  /** Where the list goes on (`before` of the next question); absent at its end. */
  readonly next?: number;
}

/** What came of taking records in. What there is no room for is neither. */
export interface Merged {
  readonly added: number;
  /** Records that say what is known here already; what is here stays as it is. */
  readonly known: number;
}

/** The newest rounds and the facts behind them: what a check and the popup need. Nothing is kept in between. */
export interface RoundReader {
  /** The newest round that is running, if any. At most one ever is. */
  runningRound(): Promise<Round | undefined>;
  /** The newest round that has ended. */
  lastRound(): Promise<Round | undefined>;
  /** Rounds that ended, newest first, that started at or after `since` (epoch ms). */
  roundsSince(since: number): Promise<Round[]>;
  /** The facts behind the round that started at `roundAt`, whether it has ended or not. */
  observationsOf(roundAt: number): Promise<readonly Observation[]>;
  networks(): Promise<LabelledNetwork[]>;
  close(): void;
}

/** What was last said, and what the person said of it, whichever round it is of. */
export interface VerdictReader {
  /** The newest verdict of each of these services, from rounds that ended. */
  lastVerdicts(services: readonly ServiceId[]): Promise<Map<ServiceId, ServiceVerdict>>;
  /** What the person said of rounds that started at or after `since` and before `until` (epoch ms), oldest first. */
  feedback(since: number, until: number): Promise<Feedback[]>;
}

/** What was, over months: for charts, lists and files. */
export interface ChartReader {
  /** Rounds that ended and started before `before` (epoch ms), as far as they are still kept. */
  roundsPage(filter: RoundFilter, before: number, limit: number): Promise<RoundsPage>;
  /**
   * Rounds that ended, with the facts behind them, oldest first, one by one, since a long history never is in memory as
   * a whole: those that started at or after `since` and before `until` (epoch ms).
   */
  records(since: number, until: number): AsyncIterable<RoundRecord>;
  /** When each round started that is stored (epoch ms), oldest first. */
  roundTimes(): Promise<number[]>;
  /** What these days came to, oldest first: one entry for each day and network on which something was checked. */
  days(first: Day, last: Day): Promise<DayRollUp[]>;
  /** One service by the hour, oldest day first. */
  hours(service: ServiceId, first: Day, last: Day): Promise<HourRollUp[]>;
  /** The first and the last day of which anything is known. */
  span(): Promise<{ readonly first: Day; readonly last: Day } | undefined>;
  notes(first: Day, last: Day): Promise<Note[]>;
}

export type HistoryReader = RoundReader & VerdictReader & ChartReader;

/**
 * The history as the background, its only writer, writes it.
 * A running round's observations are kept one by one in a journal, so that a killed worker loses none of them,
 * and are deflated into one record when the round ends. With the end of a round its day's roll-up is brought up to date.
 */
export interface HistoryWriter {
  putRound(round: Round): Promise<void>;
  addObservation(roundAt: number, observation: Observation): Promise<void>;
  /** Writes the round's last state, its observations, and what its day comes to with it, in one transaction. */
  closeRound(round: Round): Promise<void>;
  /** A note without text is taken away. */
  putNote(note: Note): Promise<void>;
  /** What the person says of a verdict; the later word counts. */
  putFeedback(feedback: Feedback): Promise<void>;
  /** What the person says of a network; one that is new here is made. */
  putNetwork(network: Pick<LabelledNetwork, 'id' | 'label' | 'metered'>, at: number): Promise<void>;
  /** Deletes what is meant from the charts, and notes down that the rounds have to follow. */
  beginToForget(what: Forgotten): Promise<void>;
  /**
   * Does one small part of what is left to do (rolling up, forgetting, deleting rounds from before `keepSince`, epoch
   * ms) and says whether there may be more.
   */
  tidyOnce(keepSince: number): Promise<boolean>;
  /** Takes in what is new here, and leaves alone what is known. */
  addRecords(records: readonly HistoryRecord[]): Promise<Merged>;
  deleteEverything(): Promise<void>;
}

export type Store = RoundReader & VerdictReader & HistoryWriter;
