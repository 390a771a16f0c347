import type { Observation } from './observation.ts';
import type { ServiceId } from './service.ts';
import type { NetworkVerdict, ServiceVerdict } from './verdict.ts';

/**
 * How much a round tests.
 * - `whole`: everything.
 * - `data-saver`: what answers, calls, and the beginning of each page.
 * - `quiet`: what a tab with the page of each service asks, one after the other, over minutes.
 */
export const extents = ['whole', 'data-saver', 'quiet'] as const;
export type Extent = (typeof extents)[number];
/** `watch`: one of many within an hour, which a person wanted. */
export const roundTriggers = ['person', 'schedule', 'watch'] as const;
export type RoundTrigger = (typeof roundTriggers)[number];
export type RoundStatus = 'running' | 'finished' | 'stopped' | 'interrupted';

/**
 * What a round is doing about a service: asking for answers; confirming what it looks like, which it tells already;
 * making transfers and asking call relays; or waiting longer, until the browser says which stage was not answered.
 */
export type Stage = 'reach' | 'confirming' | 'speed' | 'final-retry';

/** One check: what it was to test, and its result. `at` is also its key. */
export interface Round {
  /** Epoch ms of the start. */
  readonly at: number;
  readonly extent: Extent;
  readonly trigger: RoundTrigger;
  readonly status: RoundStatus;
  readonly services: readonly ServiceId[];
  /** The id of the labelled network that it belongs to. */
  readonly profile: string;
  /** The number of the catalogue that it began with. Rounds of older versions have none. */
  readonly catalogue?: number;
  readonly endedAt?: number;
  readonly network?: NetworkVerdict;
  /** While running: the services that are not finished, each with its stage. */
  readonly stages?: Readonly<Partial<Record<ServiceId, Stage>>>;
  /** While running: the services judged so far. */
  readonly verdicts: readonly ServiceVerdict[];
  /** It came with a file, so anybody can have written it. */
  readonly imported?: true;
  /** The person left it out of everything that is counted: something of their own was wrong then. */
  readonly leftOut?: true;
  /** What stopped the round, if the person should know it. */
  readonly problem?: 'storage-full' | 'storage-failed';
}

/** A round with its observations. */
export interface RoundRecord {
  readonly round: Round;
  readonly observations: readonly Observation[];
}
