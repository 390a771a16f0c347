import type { CountryId } from '../../../src/model/country-ids.ts';
import type { FunctionId } from '../../../src/model/function-ids.ts';
import type { NetworkState } from '../../../src/model/network-states.ts';
import type { RoundKind } from '../../../src/model/round.ts';
import type { ServiceId } from '../../../src/model/service.ts';
import type { Cause, Manner, ServiceState } from '../../../src/model/verdict.ts';
import type { Switched } from '../../net/behaviour.ts';
import type { AddressPlanOptions } from '../address-plan.ts';
import type { Rule } from '../censor/rule.ts';
import type { BrowserName, BrowserOptions } from '../driver/browser.ts';
import type { Line } from '../line.ts';

/** What may go on in a world. */
export interface Conditions {
  readonly line?: Line;
  readonly rules?: readonly Rule[];
  /** How servers misbehave, by host. */
  readonly behaviours?: Readonly<Record<string, readonly Switched[]>>;
  /** The person's own cable. */
  readonly unplugged?: boolean;
  /** The person has moved to another network. */
  readonly moved?: boolean;
}

/** One world, and what the product has to say of it. */
export interface Scenario extends Conditions {
  readonly name: string;
  /** The case in the real world that it stands for. */
  readonly source: string;
  /** Which check the person asks for; the quick one where it is left out. */
  readonly kind?: RoundKind;
  /** Where the person lives; decides the domestic controls. */
  readonly country?: CountryId;
  readonly names?: Partial<AddressPlanOptions>;
  /** Services that the person has switched on beside those that are on by default. */
  readonly also?: readonly ServiceId[];
  readonly browser?: Pick<BrowserOptions, 'proxy' | 'keptOutOf'>;
  /** Where it can happen in one browser alone. */
  readonly onlyIn?: BrowserName;
  /** Checks that came before the one that is judged, in another world or some time ago; oldest first. */
  readonly earlier?: readonly (Conditions & { readonly minutesAgo: number })[];
  /** What changes while the check runs. */
  readonly during?: readonly (Conditions & { readonly afterMs: number })[];
  /** The machine has no time for the browser: when, from the start of the check, and for how long. */
  readonly standsStill?: readonly { readonly afterMs: number; readonly forMs: number }[];
  readonly network: Answer<NetworkState>;
  /** Services that fare otherwise than `others`. */
  readonly services?: Readonly<Partial<Record<ServiceId, Expected>>>;
  readonly others?: Expected;
  /** The rate of the line or of a throttle, at which a large object of `of` (or of any host) has to come, kbit/s. */
  readonly rate?: { readonly kbps: number; readonly of?: ServiceId };
  /** No rule of the censor may be tripped by the check itself. */
  readonly untouched?: boolean;
  /** Part of the short run. */
  readonly short?: boolean;
  /** Why it cannot be met yet. */
  readonly pending?: string;
}

/** The one right answer, or several where two worlds look the same from inside a browser. */
export type Answer<T> = T | { readonly oneOf: readonly [T, ...T[]]; readonly because: string };

export interface Verdict {
  readonly state: ServiceState;
  readonly cause?: Cause;
  readonly manner?: Manner;
  readonly functions?: Readonly<Partial<Record<FunctionId, ServiceState>>>;
  /** As the popup shows it, of equal servers: how many answer. */
  readonly counts?: Readonly<Partial<Record<FunctionId, string>>>;
  readonly confidence?: 'confident' | 'likely';
}
export type Expected = Answer<Verdict>;

export const works: Verdict = { state: 'works' };
export const unsure: Verdict = { state: 'unsure' };
export const down: Verdict = { state: 'down' };

export function blocked(cause: Cause, manner?: Manner, functions?: Verdict['functions']): Verdict {
  return { state: 'blocked', cause, ...(manner ? { manner } : {}), ...(functions ? { functions } : {}) };
}

export function partly(functions: NonNullable<Verdict['functions']>, cause: Cause, manner?: Manner): Verdict {
  return { state: 'partial', cause, functions, ...(manner ? { manner } : {}) };
}

export function anyOf<T>(because: string, first: T, ...rest: readonly T[]): Answer<T> {
  return { oneOf: [first, ...rest], because };
}
