import type { CountryId } from './country-id.ts';
import type { FunctionId } from './function-ids.ts';
import type { NetworkState } from './network-states.ts';
import type { NetworkReason, Reason } from './reasons.ts';
import type { ServiceId } from './service.ts';

/** The words of verdicts. Lists, pages, exports and tests use only these. */

export const serviceStates = [
  /**
   * @endpoint two tries or more failed, none succeeded, the name is not gone, and the failure counts; or 451
   * @function all its endpoints are blocked, or more of them blocked than down and none otherwise
   * @service all its core functions are blocked; where messages need a login, also nothing else works
   */
  'blocked',
  /**
   * @function some endpoints are blocked and others work, with the count (`some-endpoints-answer`); or tries are cut
   * off and others answered, with their count
   * @service something is blocked or partial, and something works, if slowly
   */
  'partial',
  /**
   * @endpoint errors of its own on every try, two or more, and it worked before; or the name is gone for everyone
   * @function all its endpoints are down
   * @service all its core functions are down
   */
  'down',
  /**
   * @function its large object comes many times slower than those of other sites, twice
   * @service something of it is slow, and nothing fails
   */
  'slow',
  /** @service only its site can be asked, and the site is blocked, in part or as a whole; the app is not known */
  'site-blocked',
  /**
   * @endpoint one try, tries that disagree, a failure that does not count, or an answer that the catalogue does not
   * know
   * @function anything else
   * @service anything else
   */
  'unsure',
  /**
   * @endpoint an answer and no failure; or two answers and lost ones among them
   * @function at least half of its endpoints work and none is blocked
   * @service all its core functions (`web` and `messages`) work
   */
  'works',
  /** @service only its site can be asked, and the site answers; the app is not known */
  'site-only',
  /**
   * @endpoint access was not given, or the channel was not tried
   * @function no endpoint could be tried, or the function has none
   * @service nothing could be tested, or only "something answers" is known
   */
  'untestable',
] as const;
export type ServiceState = (typeof serviceStates)[number];

/** What a state claims. */
interface Claim {
  /** What it describes: the app, only the company's site, or nothing. */
  readonly about: 'app' | 'site' | 'nothing';
  /** Whether it counts as a problem and is listed first. */
  readonly problem?: true;
}

// biome-ignore format: a table is read by its columns
const claims = {
  blocked:        { about: 'app', problem: true },
  partial:        { about: 'app', problem: true },
  down:           { about: 'app', problem: true },
  slow:           { about: 'app', problem: true },
  'site-blocked': { about: 'site', problem: true },
  unsure:         { about: 'nothing' },
  works:          { about: 'app' },
  'site-only':    { about: 'site' },
  untestable:     { about: 'nothing' },
} as const satisfies Record<ServiceState, Claim>;

export function claimOf(state: ServiceState): Claim {
  return claims[state];
}

export type ProblemState = {
  [State in ServiceState]: (typeof claims)[State] extends { problem: true } ? State : never;
}[ServiceState];

export function isProblem(state: ServiceState | undefined): state is ProblemState {
  return state !== undefined && claimOf(state).problem === true;
}

/**
 * Whether a service in this state counts when the popup says how many work. A site that answers is neither good news
 * nor bad.
 */
export function isCounted(state: ServiceState | undefined): boolean {
  return state !== 'site-only';
}

type StateAbout<About extends Claim['about']> = {
  [State in ServiceState]: (typeof claims)[State]['about'] extends About ? State : never;
}[ServiceState];

/** States that describe the app. Only these are counted, and shared with others. */
export type JudgedState = StateAbout<'app'>;

export function isJudged(state: ServiceState): state is JudgedState {
  return claimOf(state).about === 'app';
}

/** States that describe the app or its site. */
export type KnownState = StateAbout<'app' | 'site'>;

export function isKnown(state: ServiceState): state is KnownState {
  return claimOf(state).about !== 'nothing';
}

/** States of a function. Only the service as a whole can have a state about its site. */
export type FunctionState = Exclude<ServiceState, StateAbout<'site'>>;

export const functionStates = serviceStates.filter((state): state is FunctionState => claimOf(state).about !== 'site');

export const causes = [
  'dns',
  'ip',
  'tls',
  'certificate',
  'http',
  'freeze',
  'throttle',
  'websocket',
  'udp',
  'mixed',
] as const;
export type Cause = (typeof causes)[number];

export const manners = [
  'nxdomain',
  'timeout',
  'poisoned',
  'refused',
  'unreachable',
  'reset',
  'closed',
  'alert',
  'interception',
  'block-page',
  'legal-451',
] as const;
export type Manner = (typeof manners)[number];

export type Confidence = 'confident' | 'likely' | 'unsure';

export interface FunctionVerdict {
  readonly function: FunctionId;
  readonly state: FunctionState;
  readonly cause?: Cause;
  readonly manner?: Manner;
  readonly confidence?: Confidence;
  /**
   * For equal endpoints that answer or fail: how many fail, and which (endpoint ids). For tries: how many were cut off.
   */
  readonly count?: {
    readonly failed: number;
    readonly total: number;
    readonly which?: readonly string[];
    readonly of?: 'tries';
  };
  /** The endpoints (ids) that were left out, since their owner may have changed them; absent if there are none. */
  readonly leftOut?: readonly string[];
  /** Speed of a large object, kbit/s of payload, if it was measured. */
  readonly kbps?: number;
  /** What is usual on this network, kbit/s, if it is slower than that. */
  readonly usualKbps?: number;
  /** Speed of the fastest closer download, which tells later checks what is usual, kbit/s. */
  readonly closerKbps?: number;
  /** The same for the first upload. */
  readonly uploadKbps?: number;
  /** The host of the file with which photos were measured, if apps get photos from other hosts. */
  readonly measuredAt?: string;
  /**
   * If connections freeze: how much of a file came at the best try, kB (1000 bytes), a whole number from 1. Absent if
   * nothing came, and for pages and uploads, of which browsers do not show it.
   */
  readonly stoppedAfterKilobytes?: number;
  readonly because: readonly Reason[];
  /** The ids of the rules that applied, in order. Rounds of older versions have none. */
  readonly rules?: readonly string[];
}

export interface ServiceVerdict {
  readonly service: ServiceId;
  readonly state: ServiceState;
  readonly cause?: Cause;
  readonly manner?: Manner;
  /** Absent when nothing was judged (`untestable`). */
  readonly confidence?: Confidence;
  readonly functions: readonly FunctionVerdict[];
  readonly because: readonly Reason[];
  readonly rules?: readonly string[];
  /** Epoch ms of the newest observation behind it. */
  readonly at: number;
  /** The version of the rules that made the verdict. */
  readonly ruleset: number;
  /** The number of the catalogue that was used. Verdicts of older versions have none. */
  readonly catalogue?: number;
  /** The verdict that the person saw at the time, by the rules of then, if the rules of `ruleset` differ. */
  readonly toldFirst?: { readonly state: ServiceState; readonly ruleset: number };
}

export interface NetworkVerdict {
  readonly state: NetworkState;
  readonly because: readonly NetworkReason[];
  /** Median time of the controls that answered, ms. */
  readonly controlMs?: number;
  readonly answered: number;
  readonly tried: number;
  /** Speed of a control's large object, kbit/s, if it was measured. */
  readonly kbps?: number;
  /** Speed of the fastest closer download of a control, which tells later checks what is usual here, kbit/s. */
  readonly closerKbps?: number;
  /** The same for a control's fastest first upload. */
  readonly uploadKbps?: number;
  /** `national-only`: the country whose own sites still answer. */
  readonly country?: CountryId;
  /** Whether so many answers get lost that silence proves nothing. */
  readonly losesAnswers?: true;
  /** Whether anything larger than a packet gets lost. */
  readonly losesLarge?: true;
  /** Whether every certificate counts as out of date, so that nothing can answer over https. */
  readonly noCertificateHolds?: true;
  /** Whether no control abroad answered, so that only services show that there is an internet. */
  readonly controlsSilent?: true;
}
