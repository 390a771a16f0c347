import type { Round } from '../../model/round.ts';
import type { Errand } from '../../platform/browser/errand.ts';
import type { Place } from '../protocol/wire/place.ts';
import type { Report } from '../protocol/wire/report.ts';
import type { SharingConfig } from '../protocol/wire/sharing-config.ts';
import type { Snapshot } from '../protocol/wire/snapshot.ts';
import { emptyOutbox, type Outbox } from './outbox.ts';

/** What a person chose: nothing of it is on until they say so. `share` reads as well. */
export const sharingModes = ['off', 'read', 'share'] as const;
export type SharingMode = (typeof sharingModes)[number];

export interface SharingChoice {
  readonly mode: SharingMode;
  /** Epoch ms of the choice: what was checked before is not shared. */
  readonly since: number;
}

/** What this browser keeps of the crowd. */
export interface SharingState {
  readonly outbox: Outbox;
  /** The newest one that was read; of the country in which it was read. */
  readonly snapshot?: Snapshot;
  /** Epoch ms of the last answer from a relay, whether it had a snapshot or not. */
  readonly readAt?: number;
  /** The last attempt came to nothing. */
  readonly unreachable?: boolean;
  /** The highest counter that was seen for each country: an older snapshot is not taken for news. */
  readonly counters: Readonly<Record<string, number>>;
}

export const emptySharingState: SharingState = { outbox: emptyOutbox, counters: {} };

/** What there is to do: the person wants to know, a round has ended, or something that waits may go. */
export type SharingEvent =
  | { readonly kind: 'read' }
  | { readonly kind: 'round'; readonly round: Round }
  | { readonly kind: 'due'; readonly onLine: boolean };

/** Everything that is needed to do it. */
export interface TakePartInput {
  readonly event: SharingEvent;
  readonly sharing: SharingConfig;
  readonly choice: SharingChoice;
  readonly state: SharingState;
  readonly place?: Place;
  /** Of the package, e.g. `1.2.3`. */
  readonly version: string;
}

/** What came of it. */
export interface TakePartResult {
  readonly state: SharingState;
  readonly place?: Place;
  /** Messages that were sent. */
  readonly messages: number;
  readonly reached: boolean;
}

/** Its code is loaded when it is needed, which Chromium's worker cannot do. */
export const takePartErrand: Errand<TakePartInput, TakePartResult> = { name: 'take-part' };

/** One message to the crowd, and what is needed to send it. */
export interface Message {
  /** Origins, in the order in which they are tried. */
  readonly relays: readonly string[];
  /** Base64. */
  readonly publisherKey: string;
  /** What is said; without it only the snapshot of `country` is asked for. */
  readonly report?: Report;
  readonly country: string;
  /** Where what is said was found: from anywhere else, or where the relay does not say from where, nothing is sent. */
  readonly from?: Place;
  readonly counters: Readonly<Record<string, number>>;
}

/** `moved`: the relay sees this browser somewhere else than the queue says, and has been sent nothing. */
export type Reply =
  | { readonly kind: 'answered'; readonly place?: Place; readonly snapshot?: Snapshot }
  | { readonly kind: 'moved'; readonly place: Place }
  | { readonly kind: 'failed' };
