import type { ShownLog } from '../../../protocol/log/shown-log.ts';
import type { Place } from '../../../protocol/wire/place.ts';
import type { Report } from '../../../protocol/wire/report.ts';
import type { SharingConfig } from '../../../protocol/wire/sharing-config.ts';
import type { Snapshot } from '../../../protocol/wire/snapshot.ts';
import type { Round } from '../../model/round.ts';
import type { Job } from '../../platform/browser/job.ts';
import { emptyOutbox, type Outbox, type Waiting } from './outbox.ts';

/** The choices of a person, `off` by default. `share` includes reading. */
export const sharingModes = ['off', 'read', 'share'] as const;
export type SharingMode = (typeof sharingModes)[number];

export interface SharingChoice {
  readonly mode: SharingMode;
  /** Epoch ms of the choice. Earlier checks are not shared. */
  readonly since: number;
  /** The person agreed to share, but reports have changed since. The mode is `off` until they choose again. */
  readonly changed?: true;
}

/** What this browser stores for sharing and reading. */
export interface SharingState {
  readonly outbox: Outbox;
  /** The newest snapshot, of the country in which it was read. */
  readonly snapshot?: Snapshot;
  /** Epoch ms of the last answer from a relay, with or without a snapshot. */
  readonly readAt?: number;
  /** The last attempt failed. */
  readonly unreachable?: boolean;
  /**
   * The publisher also signed different figures for the time of `snapshot`, or figures that it did not show to
   * everybody.
   */
  readonly contradicted?: true;
  /**
   * The log of publications, as the newest answer showed it. A second one contradicts it: different people were shown
   * different figures or keys, and nothing is sent. See `afterShown`.
   */
  readonly logs?: readonly ShownLog[];
  /** The last report was of a version that is no longer counted. */
  readonly outdated?: true;
}

export const emptySharingState: SharingState = { outbox: emptyOutbox };

/** Whether the publisher showed others something different. */
export const isContradicted = ({ contradicted, logs = [] }: SharingState): boolean =>
  contradicted === true || logs.length > 1;

/** The figures that may be shown: none if the publisher showed others different ones. */
export const snapshotToShow = (state: SharingState): Snapshot | undefined =>
  isContradicted(state) ? undefined : state.snapshot;

/** Why sharing runs: the person asks for figures, a round has ended, or a waiting entry may be due. */
export type SharingEvent =
  | { readonly kind: 'read' }
  | { readonly kind: 'round'; readonly round: Round }
  | { readonly kind: 'due'; readonly onLine: boolean };

/** Everything that handling an event needs. */
export interface TakePartInput {
  readonly event: SharingEvent;
  readonly sharing: SharingConfig;
  readonly choice: SharingChoice;
  readonly state: SharingState;
  readonly place?: Place;
  /**
   * The entry to send when one may be due. The background chooses it, so that it can call it back. In `state` it counts
   * as sent already.
   */
  readonly due?: Waiting;
  /** Version of the package, e.g. `1.2.3`. */
  readonly version: string;
}

/** The result of handling an event. */
export interface TakePartResult {
  readonly state: SharingState;
  readonly place?: Place;
  /** Messages that were sent. */
  readonly messages: number;
  readonly reached: boolean;
}

/** A job, because its code is loaded on demand, which Chromium's service worker cannot do. */
export const takePartJob: Job<TakePartInput, TakePartResult> = { name: 'take-part' };

/** One message to the collector, and what is needed to send it. */
export interface Message {
  /** Origins, in the order to ask them. */
  readonly relays: readonly string[];
  /** Base64. */
  readonly publisherKey: string;
  /** Absent when only the snapshot of `country` is requested. */
  readonly report?: Report;
  readonly country: string;
  /** Where the verdict was made. Nothing is sent unless two relays see this browser there. */
  readonly from?: Place;
  /** The kept logs: keys from a log that contradicts them are not used. */
  readonly logs?: readonly ShownLog[];
  /** The kept snapshot: an older one of its country is not accepted. A list of them would reveal journeys. */
  readonly newest?: Snapshot;
}

/**
 * `moved`: two relays see this browser at another place than the entry's, so nothing was sent. `unanswered`: the
 * message was posted, and may have been counted. `failed`: it was not counted, and may be sent another time.
 * `contradicted`: nothing was sent, since the keys are in a log that contradicts what this person was shown before.
 */
export type Reply = {
  /** The relays that were silent, answered wrongly, or disagreed with two that agreed. */
  readonly failed: readonly string[];
  /** The relays that refused the connection, or were too busy: others may have caused that. */
  readonly refused: readonly string[];
  /** The log of publications, as each relay's keys and the answer showed it. */
  readonly shown?: readonly ShownLog[];
} & (
  | {
      readonly kind: 'answered';
      /** The place where a relay sees this browser. `agreed`: two relays agree. */
      readonly place?: Place;
      readonly agreed: boolean;
      readonly snapshot?: Snapshot;
      /**
       * The publisher signed different figures for the time of the newest snapshot, or figures that are not in the log.
       */
      readonly contradicted?: true;
      /** The gateway accepts only newer versions of reports. */
      readonly outdated?: true;
    }
  | { readonly kind: 'moved'; readonly place: Place }
  | { readonly kind: 'contradicted' }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'failed' }
);
