import type { Check } from '../measure/check/check.ts';
import type { SeenToWork } from '../measure/endpoints/seen-to-work.ts';
import type { PastSpeeds } from '../measure/transfers/past-speeds.ts';
import type { FunctionId } from '../model/function-ids.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict, NetworkVerdict, ServiceVerdict } from '../model/verdict.ts';
import type { Marks } from './marks.ts';

export interface JudgeContext {
  readonly network: NetworkVerdict;
  /** Earlier verdicts on this network, newest first. */
  readonly earlier: readonly ServiceVerdict[];
  /** Earlier verdicts on other networks that the person labelled, newest first. */
  readonly elsewhere: readonly ServiceVerdict[];
  /** The usual speeds on this network. */
  readonly past: PastSpeeds;
  /** What worked in this browser before this check. */
  readonly seenToWork: SeenToWork;
  /** Epoch ms. */
  readonly now: number;
}

/** The verdict on a function in the making. */
export interface JudgedFunction extends FunctionVerdict {
  readonly marks?: Marks;
}

/** The verdicts on a service's transfers. */
export type Transfers = Readonly<Partial<Record<FunctionId | 'page-file', JudgedFunction>>>;

/** One service in one check, with everything that its verdict may use. */
export interface Case extends JudgeContext {
  readonly service: Service;
  readonly check: Check;
  /** What worked in this browser before and during this check. */
  readonly seenToWork: SeenToWork;
  /**
   * What the transfers show of each function; absent if none were made. `web`: only what they show against it.
   * `page-file`: the transfer of a file that its page names.
   */
  readonly transfers: Transfers;
}

/** The kinds of transfer: of a page, of a large file, of a file that the page names, of an upload. */
export type TransferOf = 'web' | 'media' | 'page-file' | 'upload';

/** What the transfers of one kind show, while it is being judged; nothing without a state. */
export interface Measured extends Partial<Omit<JudgedFunction, 'function'>> {
  readonly of: TransferOf;
}

/** What verdicts on transfers may use. */
export type Measuring = Omit<Case, 'transfers'>;

export type Summary = Pick<ServiceVerdict, 'state' | 'cause' | 'manner' | 'confidence' | 'because' | 'rules'>;
