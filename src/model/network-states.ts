import type { Reason } from './reasons.ts';
import type { ServiceState } from './verdict.ts';

/** What a state of the connection allows. */
export interface NetworkPolicy {
  /**
   * What may be probed. `countries`: one site of each country, since a country's own sites may answer when nothing else
   * does. `witnesses`: also the pages of a few services, which may answer although all controls are blocked.
   */
  readonly probes: 'everything' | 'no-relays' | 'domestic' | 'witnesses' | 'countries' | 'nothing';
  /** The services whose answers count. */
  readonly answers: 'all' | 'domestic' | 'none';
  /**
   * The services whose failures count. `no-silence`: of all services, but no timeouts, since the line loses answers.
   */
  readonly failures: 'all' | 'domestic' | 'no-silence' | 'none';
  /** The reason that verdicts give for the state. */
  readonly because?: Reason;
  /** Everything from abroad is slowed or frozen, so no verdict says that the internet is fine. */
  readonly heldBack?: true;
  /** How charts mark the state. */
  readonly mark: ServiceState;
  /** Whether verdicts describe the place where they were made, and so may be shared with its country and network. */
  readonly shared?: true;
  /** Whether changes may be notified. */
  readonly notified?: true;
  /** Whether the next round may be on another network. */
  readonly lost?: true;
}

/** The states of the connection, worst first: a chart shows the worst of several. */
// biome-ignore format: a table is read by its columns
export const networkStates = {
  offline:           { probes: 'witnesses',  answers: 'none',     failures: 'none',       because: 'network-offline',         mark: 'down',     lost: true },
  'proxy-dead':      { probes: 'nothing',    answers: 'none',     failures: 'none',       because: 'network-proxy-dead',      mark: 'down' },
  'captive-portal':  { probes: 'countries',  answers: 'none',     failures: 'none',       because: 'network-captive-portal',  mark: 'down',     lost: true },
  'national-only':   { probes: 'domestic',   answers: 'domestic', failures: 'domestic',   because: 'network-national-only',   mark: 'down' },
  'clock-wrong':     { probes: 'everything', answers: 'all',      failures: 'none',       because: 'network-clock-wrong',     mark: 'down' },
  unstable:          { probes: 'everything', answers: 'all',      failures: 'no-silence', because: 'network-unstable',        mark: 'down' },
  changed:           { probes: 'nothing',    answers: 'none',     failures: 'none',       because: 'network-changed',         mark: 'unsure',   lost: true },
  'browser-blocked': { probes: 'nothing',    answers: 'none',     failures: 'none',       because: 'network-browser-blocked', mark: 'down' },
  unknown:           { probes: 'witnesses',  answers: 'all',      failures: 'none',       because: 'network-unknown',         mark: 'unsure' },
  'abroad-frozen':   { probes: 'everything', answers: 'all',      failures: 'all',        because: 'abroad-frozen',           mark: 'partial',                notified: true, heldBack: true },
  'abroad-slowed':   { probes: 'everything', answers: 'all',      failures: 'all',        because: 'abroad-slowed',           mark: 'slow',                   notified: true, heldBack: true },
  'slow-line':       { probes: 'everything', answers: 'all',      failures: 'all',        because: 'slow-line',               mark: 'slow',     shared: true, notified: true },
  proxied:           { probes: 'no-relays',  answers: 'all',      failures: 'all',        because: 'through-proxy',           mark: 'works' },
  online:            { probes: 'everything', answers: 'all',      failures: 'all',                                            mark: 'works',    shared: true, notified: true },
} as const satisfies Record<string, NetworkPolicy>;

export type NetworkState = keyof typeof networkStates;

/** Worst first. */
export const networkStateWords = Object.keys(networkStates) as NetworkState[];

export function networkPolicy(state: NetworkState): NetworkPolicy {
  return networkStates[state];
}

/** States in which every service is judged. */
type JudgedNetwork = {
  [State in NetworkState]: (typeof networkStates)[State]['failures'] extends 'all' ? State : never;
}[NetworkState];

export type UnjudgedNetwork = Exclude<NetworkState, JudgedNetwork>;

export function isJudgedNetwork(state: NetworkState): state is JudgedNetwork {
  return networkPolicy(state).failures === 'all';
}
