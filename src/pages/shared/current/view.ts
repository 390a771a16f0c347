import type { Round } from '../../../model/round.ts';
import type { Service, ServiceId } from '../../../model/service.ts';
import type { Settings } from '../../../model/settings.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import type { StoreErrorCode } from '../../../platform/store/store-error.ts';

/** What the history says, as far as the popup shows it. */
export interface Past {
  readonly running?: Round;
  /** The newest round that came to its end. */
  readonly finished?: Round;
  /** The newest round that is over, stopped and interrupted ones among them. */
  readonly ended?: Round;
  readonly verdicts: ReadonlyMap<ServiceId, ServiceVerdict>;
  /** Where the newest verdict says nothing because of the connection: the last one that did say something. */
  readonly earlier: ReadonlyMap<ServiceId, ServiceVerdict>;
}

/** Everything that the popup shows, read in one go. */
export interface View extends Past {
  readonly settings: Settings;
  /** The stored settings did not parse and the defaults are in force. */
  readonly settingsLost: boolean;
  readonly services: readonly Service[];
  /** Match patterns that a check needs and the browser has not granted. */
  readonly missing: readonly string[];
  /** The browser removed the history that went back to this moment (epoch ms). */
  readonly lostHistorySince?: number;
  readonly storeProblem?: StoreErrorCode;
  /** Background checks rest until next month: what they may move in one is used up. */
  readonly budgetUsed: boolean;
}
