import type { CountryId } from '../../../src/model/country-id.ts';
import type { FunctionId } from '../../../src/model/function-ids.ts';
import type { NetworkState } from '../../../src/model/network-states.ts';
import type { OwnReason } from '../../../src/model/own-reasons.ts';
import type { Stage } from '../../../src/model/round.ts';
import type { ServiceId } from '../../../src/model/service.ts';
import type { Cause, Manner, ServiceState } from '../../../src/model/verdict.ts';
import type { Switched } from '../../net/behaviour.ts';
import type { AddressPlanOptions } from '../address-plan.ts';
import type { Rule } from '../censor/rule.ts';
import type { BrowserName, BrowserOptions } from '../driver/browser.ts';
import type { Uplink } from '../fixed-addresses.ts';
import type { Line } from '../line.ts';
import type { CongestionControl } from '../world.ts';

/** The state of a world. */
export interface Conditions {
  readonly line?: Line;
  readonly rules?: readonly Rule[];
  /** How servers misbehave, by host. */
  readonly behaviours?: Readonly<Record<string, readonly Switched[]>>;
  /** Whether the person's cable is plugged in. */
  readonly unplugged?: boolean;
  /** Moves the person to another network. */
  readonly moved?: boolean;
  /** The addresses at which servers see the person, if only these change; a move changes both. */
  readonly uplink?: Uplink;
}

/**
 * - `afterMs`: from the start of the check.
 * - `afterHandshakes`: once this many of them have begun with servers of services, which is as far into the check on a
 *   busy machine.
 * - `laterMs`: after the change before.
 */
export type Moment = { readonly afterMs: number } | { readonly afterHandshakes: number } | { readonly laterMs: number };

/** A world, and the verdicts that the product must give in it. */
export interface Scenario extends Conditions {
  readonly name: string;
  /** The real case that it represents. */
  readonly source: string;
  /** The person's time zone, which selects the domestic controls. */
  readonly country?: CountryId;
  readonly names?: Partial<AddressPlanOptions>;
  /** Of all servers. */
  readonly congestionControl?: CongestionControl;
  /** Services that the person has switched on in addition to the defaults. */
  readonly also?: readonly ServiceId[];
  /** Whether the person saves data, as on a metered network. */
  readonly savesData?: true;
  readonly browser?: Pick<BrowserOptions, 'proxy' | 'proxyScript' | 'keptOutOf' | 'preferences'>;
  /** Set if it is possible in one browser only. */
  readonly onlyIn?: BrowserName;
  /** Earlier checks, in another world or some time ago; oldest first. */
  readonly earlier?: readonly (Conditions & { readonly minutesAgo: number })[];
  /** Changes during the check, in order. */
  readonly during?: readonly (Conditions & Moment)[];
  /** When the browser is paused, from the start of the check, and for how long. */
  readonly standsStill?: readonly { readonly afterMs: number; readonly forMs: number }[];
  /** Another download on the device runs at full speed all the while. */
  readonly downloadsBeside?: true;
  /** Other programs on the device compute at full speed all the while. */
  readonly computesBeside?: true;
  /** The person presses Stop as soon as a row is in this stage. */
  readonly stopsIn?: Stage;
  readonly network: Answer<NetworkState>;
  /** Services whose verdicts differ from `others`. */
  readonly services?: Readonly<Partial<Record<ServiceId, Expected>>>;
  readonly others?: Expected;
  /** The rate of the line or of a throttle, which the check must measure for large objects of `of` (or of any host), kbit/s. */
  readonly rate?: { readonly kbps: number; readonly of?: ServiceId };
  /**
   * Whether interception has to be reported. Only Firefox shows it, and in the lab only if roots can be built in
   * (Debian: p11-kit-modules).
   */
  readonly isIntercepted?: boolean;
  /** Hosts that offer HTTP/3 and speak it. */
  readonly http3?: readonly string[];
  /** Services whose pages the person opened in tabs before, on a line without faults. */
  readonly visited?: readonly ServiceId[];
  /** The services for which Chromium has to report a block of QUIC, or `for-all`; absent: none. */
  readonly quicHeldBack?: 'for-all' | readonly ServiceId[];
  /** The services for which Chromium has to report that only a handshake over QUIC succeeds; absent: none. */
  readonly overQuicAlone?: readonly ServiceId[];
  /**
   * The only services for which Chromium may report handshakes cut off on the path: on a busy machine it cannot tell.
   * Absent: not tested.
   */
  readonly cutOnTheWay?: readonly ServiceId[];
  /**
   * The detour, filter or rule to which a service's result has to be attributed; no other may be. Absent: not tested.
   */
  readonly labels?: Readonly<Partial<Record<ServiceId, OwnReason>>>;
  /** The check itself must not trigger a rule of the censor. */
  readonly untouched?: boolean;
  /** Part of the short run. */
  readonly short?: boolean;
  /** Why it does not pass yet. */
  readonly pending?: string;
}

/** The one right answer, or several if two worlds look the same from inside a browser. */
export type Answer<T> = T | { readonly oneOf: readonly [T, ...T[]]; readonly because: string };

export interface Verdict {
  readonly state: ServiceState;
  readonly cause?: Cause;
  readonly manner?: Manner;
  readonly functions?: Readonly<Partial<Record<FunctionId, ServiceState>>>;
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
