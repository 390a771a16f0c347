import type { Reason, ServiceState } from './verdict.ts';

/** What a state of the connection allows. */
interface Allowed {
  /** What may be asked meanwhile. `witnesses`: the pages of a few services, which may answer where all controls are blocked. */
  readonly probes: 'everything' | 'no-relays' | 'domestic' | 'witnesses' | 'nothing';
  /** Of which services an answer is believed. */
  readonly answers: 'all' | 'domestic' | 'none';
  /** Of which a failure is. `no-silence`: where the line loses answers, of all; but a silence of none. */
  readonly failures: 'all' | 'domestic' | 'no-silence' | 'none';
  /** What is said beside a verdict, or in its place. */
  readonly because?: Reason;
  /** The mark that a chart has for it. */
  readonly mark: ServiceState;
  /** Verdicts speak for the place in which they were made, and may be shared with its name. */
  readonly shared?: true;
  /** Somebody may be told of what changed. */
  readonly notified?: true;
  /** What comes after it may be another network. */
  readonly lost?: true;
}

/** The states of the connection, the worst first: of several, a chart names the one that comes first here. */
// biome-ignore format: a table is read by its columns
export const networkStates = {
  offline:           { probes: 'witnesses',  answers: 'none',     failures: 'none',       because: 'network-offline',         mark: 'down',     lost: true },
  'captive-portal':  { probes: 'nothing',    answers: 'none',     failures: 'none',       because: 'network-captive-portal',  mark: 'down',     lost: true },
  'national-only':   { probes: 'domestic',   answers: 'domestic', failures: 'domestic',   because: 'network-national-only',   mark: 'down' },
  'clock-wrong':     { probes: 'everything', answers: 'all',      failures: 'none',       because: 'network-clock-wrong',     mark: 'down' },
  unstable:          { probes: 'everything', answers: 'all',      failures: 'no-silence', because: 'network-unstable',        mark: 'down' },
  changed:           { probes: 'nothing',    answers: 'none',     failures: 'none',       because: 'network-changed',         mark: 'unsure',   lost: true },
  'browser-blocked': { probes: 'nothing',    answers: 'none',     failures: 'none',       because: 'network-browser-blocked', mark: 'down' },
  unknown:           { probes: 'witnesses',  answers: 'all',      failures: 'none',       because: 'network-unknown',         mark: 'unsure' },
  'slow-line':       { probes: 'everything', answers: 'all',      failures: 'all',        because: 'slow-line',               mark: 'slow',     shared: true, notified: true },
  proxied:           { probes: 'no-relays',  answers: 'all',      failures: 'all',        because: 'through-proxy',           mark: 'works' },
  online:            { probes: 'everything', answers: 'all',      failures: 'all',                                            mark: 'works',    shared: true, notified: true },
} as const satisfies Record<string, Allowed>;

export type NetworkState = keyof typeof networkStates;

/** The worst first. */
export const networkStateWords = Object.keys(networkStates) as NetworkState[];

export function allowedIn(state: NetworkState): Allowed {
  return networkStates[state];
}

/** States in which every service is judged; in all others the connection is the news. */
type JudgedNetwork = {
  [State in NetworkState]: (typeof networkStates)[State]['failures'] extends 'all' ? State : never;
}[NetworkState];

export type NetworkInTheWay = Exclude<NetworkState, JudgedNetwork>;

export function letsJudge(state: NetworkState): state is JudgedNetwork {
  return allowedIn(state).failures === 'all';
}
