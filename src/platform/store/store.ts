import type { PlacedVerdict } from '../../history/current-state.ts';
import type { HistoryRecord } from '../../history/export/history-record.ts';
import type { Feedback } from '../../history/feedback.ts';
import type { Forgotten } from '../../history/forgotten.ts';
import type { LeftOut } from '../../history/left-out.ts';
import type { Day } from '../../history/local-time.ts';
import type { Note } from '../../history/note.ts';
import type { DayRollUp, HourRollUp } from '../../history/roll-up.ts';
import type { RoundFilter } from '../../history/round-filter.ts';
import type { LabelledNetwork } from '../../model/network-label.ts';
import type { Observation } from '../../model/observation.ts';
import type { Round, RoundRecord } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';

/** One page of a list of rounds. */
export interface RoundsPage {
  /** Newest first. */
  readonly rounds: readonly Round[];
  /** `before` for the next page; absent on the last page. */
  readonly next?: number;
}

/**
 * Judges a round by the rules of this version. Returns the round unchanged if that is impossible.
 * @param earlier rounds of the two weeks before, newest first
 */
export type JudgeAgain = (record: RoundRecord, earlier: readonly Round[]) => Promise<Round>;

/** The result of adding records. Records without room are counted in neither number. */
export interface Merged {
  readonly added: number;
  /** Records that the history already has. Those stay as they are. */
  readonly known: number;
}

/**
 * The newest rounds and their observations: what a check and the popup need. Nothing is cached. "Newest" and "last"
 * mean up to now, of this browser, and not excluded: what is dated ahead or imported decides nothing either.
 */
export interface RoundReader {
  /** The round that is running, if any. There is never more than one. */
  runningRound(): Promise<Round | undefined>;
  /** The newest round that has ended. */
  lastRound(): Promise<Round | undefined>;
  /** When the oldest stored round started (epoch ms). */
  oldestRoundAt(): Promise<number | undefined>;
  /** Finished rounds that started at or after `since` (epoch ms), newest first. */
  roundsSince(since: number): Promise<Round[]>;
  /** The observations of the round that started at `roundAt`, whether it has ended or not. */
  observationsOf(roundAt: number): Promise<readonly Observation[]>;
  networks(): Promise<LabelledNetwork[]>;
  close(): void;
}

/** The last verdicts, and the person's feedback on verdicts, whichever rounds they belong to. */
export interface VerdictReader {
  /** The newest verdict on each of these services, from finished rounds of this browser. */
  lastVerdicts(services: readonly ServiceId[]): Promise<Map<ServiceId, PlacedVerdict>>;
  /** Feedback on rounds that started at or after `since` and before `until` (epoch ms), oldest first. */
  feedback(since: number, until: number): Promise<Feedback[]>;
}

/** What each day's rounds found, summed up, without what is dated ahead. Imported rounds are kept apart. */
export interface RollUpReader {
  /** Roll-ups of these days, oldest first: one for each day, network and origin. */
  days(first: Day, last: Day): Promise<DayRollUp[]>;
  /** Hourly roll-ups of one service, oldest day first. */
  hours(service: ServiceId, first: Day, last: Day): Promise<HourRollUp[]>;
}

/** Months of history: for charts, lists and files. */
export interface ChartReader {
  /** Stored rounds that ended and started before `before` (epoch ms). */
  roundsPage(filter: RoundFilter, before: number, limit: number): Promise<RoundsPage>;
  /**
   * Finished rounds that started at or after `since` and before `until` (epoch ms), with their observations, oldest
   * first. They come one by one, so that a long history is never in memory as a whole.
   */
  records(since: number, until: number): AsyncIterable<RoundRecord>;
  /** When each stored round started (epoch ms), oldest first. */
  roundTimes(): Promise<number[]>;
  /** The first and the last day that have a roll-up. */
  span(): Promise<{ readonly first: Day; readonly last: Day } | undefined>;
  notes(first: Day, last: Day): Promise<Note[]>;
}

export type HistoryReader = RoundReader & VerdictReader & RollUpReader & ChartReader;

/**
 * Writes the history. Only the background does. A running round's observations are kept one by one in a journal, so
 * that a killed worker loses none of them, and are deflated into one record when the round ends. The roll-ups of its
 * day are brought up to date with it.
 */
export interface HistoryWriter {
  putRound(round: Round): Promise<void>;
  addObservation(roundAt: number, observation: Observation): Promise<void>;
  /** Stores the round's last state, its observations, and the roll-ups of its day, in one transaction. */
  closeRound(round: Round): Promise<void>;
  /** A note without text is deleted. */
  putNote(note: Note): Promise<void>;
  /** Replaces the person's earlier feedback on this verdict. */
  putFeedback(feedback: Feedback): Promise<void>;
  /** Stores the label of a network, adding the network if it is new. */
  putNetwork(network: LabelledNetwork): Promise<void>;
  /** Excludes these rounds from all counts, or includes them again. Charts follow as unfinished work. */
  leaveOut(what: LeftOut): Promise<void>;
  /** Deletes it from the charts, and stores as unfinished work that it has to be deleted from the rounds. */
  beginToForget(what: Forgotten): Promise<void>;
  /**
   * Does one slice of unfinished work, or deletes some of the rounds from before `keepSince` (epoch ms). Resolves to
   * true while there may be more to do.
   */
  tidyOnce(keepSince: number): Promise<boolean>;
  /** Stores as unfinished work that the rounds have to be judged by this version's rules. */
  beginToJudge(): Promise<void>;
  /** Judges the rounds of one day, after all other unfinished work. Returns true while there may be more. */
  judgeOnce(judge: JudgeAgain): Promise<boolean>;
  /** Adds records that are new here. Known ones are not changed. */
  addRecords(records: readonly HistoryRecord[]): Promise<Merged>;
}

export type Store = RoundReader & VerdictReader & HistoryWriter;
