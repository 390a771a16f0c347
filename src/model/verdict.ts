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
  /** What it says something of: the app, only the site of the company, or nothing at all. */
  readonly about: 'app' | 'site' | 'nothing';
  /** It counts as a problem and is listed first. */
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

/** Does a service in this state count where the popup says how many work? A site that answers is neither good news nor bad. */
export function isCounted(state: ServiceState | undefined): boolean {
  return state !== 'site-only';
}

type StateAbout<About extends Claim['about']> = {
  [State in ServiceState]: (typeof claims)[State]['about'] extends About ? State : never;
}[ServiceState];

/** States that say something about the app. Only these are counted, and shared with others. */
export type JudgedState = StateAbout<'app'>;

export function isJudged(state: ServiceState): state is JudgedState {
  return claimOf(state).about === 'app';
}

/** States that say something, of the app or of its site. */
export type KnownState = StateAbout<'app' | 'site'>;

export function isKnown(state: ServiceState): state is KnownState {
  return claimOf(state).about !== 'nothing';
}

/** States of a function. That only the site can be asked is said of the service as a whole. */
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
   * Of equal endpoints that answer or fail: how many fail, and which (endpoint ids). Of tries: how many were cut off.
   */
  readonly count?: {
    readonly failed: number;
    readonly total: number;
    readonly which?: readonly string[];
    readonly of?: 'tries';
  };
  /** The endpoints (ids) that were left out, since their owner may have changed them; absent where none was. */
  readonly leftOut?: readonly string[];
  /** Speed of a large object, kbit/s of payload; only where it was measured. */
  readonly kbps?: number;
  /** What is usual on this network, kbit/s, where it is slower than that. */
  readonly usualKbps?: number;
  /** Speed of the fastest closer download, by which later checks know what is usual, kbit/s. */
  readonly closerKbps?: number;
  /** The same of the first upload. */
  readonly uploadKbps?: number;
  /** The host of the file by which photos were measured, where apps get photos from other hosts. */
  readonly measuredAt?: string;
  /**
   * Where connections freeze: how much of a file came at the try that came farthest, kB (1000 bytes), a whole number
   * from 1. Absent where nothing came, and of a page or an upload, of which browsers do not show it.
   */
  readonly stoppedAfterKilobytes?: number;
  readonly because: readonly Reason[];
  /** The rules that applied, in their order, by their ids. Rounds of older versions have none. */
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
  /** Epoch ms of the newest observation that it is based on. */
  readonly at: number;
  /** The version of the rules that made the verdict. */
  readonly ruleset: number;
  /** The number of the catalogue that it was judged with. Verdicts of older versions have none. */
  readonly catalogue?: number;
  /** What the person was told at the time, by the rules of then, where those of `ruleset` find something else. */
  readonly toldFirst?: { readonly state: ServiceState; readonly ruleset: number };
}

export interface NetworkVerdict {
  readonly state: NetworkState;
  readonly because: readonly NetworkReason[];
  /** Median time of the controls that answered, ms. */
  readonly controlMs?: number;
  readonly answered: number;
  readonly tried: number;
  /** Speed of a control's large object, kbit/s; where it was measured. */
  readonly kbps?: number;
  /** Speed of the fastest closer download of a control, by which later checks know what is usual here, kbit/s. */
  readonly closerKbps?: number;
  /** The same of the fastest first upload of a control. */
  readonly uploadKbps?: number;
  /** `national-only`: the country whose own sites still answer. */
  readonly country?: CountryId;
  /** So many answers get lost that silence proves nothing. */
  readonly losesAnswers?: true;
  /** Anything larger than a packet gets lost. */
  readonly losesLarge?: true;
  /** Every certificate counts as out of date, so nothing can answer over https. */
  readonly noCertificateHolds?: true;
  /** No control abroad answered: only services show that there is an internet. */
  readonly controlsSilent?: true;
}
