import type { CurrentState } from '../../../history/current-state.ts';
import type { Waiting } from '../../../history/notices/waiting.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import type { Round } from '../../../model/round.ts';
import type { Service, ServiceId } from '../../../model/service.ts';
import type { Settings } from '../../../model/settings.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import type { StoreErrorCode } from '../../../platform/store/store-error.ts';

/** The part of the history that the popup shows. */
export interface Past {
  readonly running?: Round;
  /** The newest round that finished. */
  readonly finished?: Round;
  /** The newest round that is over: finished, stopped or interrupted. */
  readonly ended?: Round;
  readonly verdicts: ReadonlyMap<ServiceId, ServiceVerdict>;
  /** What is so of each service by these verdicts and the history, and since when. */
  readonly currentStates: ReadonlyMap<ServiceId, CurrentState>;
  readonly networks: readonly LabelledNetwork[];
  /** For services that the connection kept from being judged: the last verdict before. */
  readonly earlier: ReadonlyMap<ServiceId, ServiceVerdict>;
}

/** All data that the popup shows, read together. */
export interface View extends Past {
  readonly settings: Settings;
  /** The stored settings could not be read, and the defaults are used. */
  readonly settingsLost: boolean;
  readonly services: readonly Service[];
  /** Match patterns that a check needs and the browser has not granted. */
  readonly missing: readonly string[];
  /** Epoch ms. The browser deleted the history, which began at this time. */
  readonly lostHistorySince?: number;
  readonly storeProblem?: StoreErrorCode;
  /** The id of the network that the person said to be on. */
  readonly here: string;
  /** What the person wants to be told. */
  readonly waiting?: Waiting;
  /** The monthly data budget is used up, and background checks stop until the next month. */
  readonly budgetUsed: boolean;
}
