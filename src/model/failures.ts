import type { Reason } from './reasons.ts';
import type { Manner } from './verdict.ts';

/** What the rules, the schedule and the export know about one failure. */
export interface Meaning {
  /** The stage that failed. `own-side`: nothing was sent. `hidden`: the browser does not say. */
  readonly stage: 'own-side' | 'dns' | 'tcp' | 'tls' | 'http' | 'websocket' | 'relay' | 'hidden';
  /** What came back. `unnamed`: the browser does not say. */
  readonly shows:
    | 'nothing-sent'
    | 'silence'
    | 'refusal'
    | 'cut'
    | 'alert'
    | 'wrong-certificate'
    | 'odd-answer'
    | 'unnamed';
  /** The manner that a verdict gives. */
  readonly manner?: Manner;
  /** The comparison probes that find the cause. Absent when the failure itself shows it. */
  readonly compare?: Comparison;
  /** What else looks the same without a censor. Empty: only somebody on the path can cause it. */
  readonly alsoBy: readonly InnocentCause[];
  /**
   * Who can have caused it, judging by the failure alone. Absent when nothing was sent. Comparison probes may show
   * more.
   */
  readonly madeBy?: MadeBy;
  /** A certificate of an authority unknown to the browser may show as this. */
  readonly unknownAuthority?: true;
  /** Why nothing is said about the service: for `own-side`, and if nobody on the path can cause it. */
  readonly because?: Reason;
  /** OONI's word (df-007-errors) if it differs from ours; `none` if OONI has none. */
  readonly ooni?: string;
}

/**
 * How many comparison probes are made, fewest first. `name` looks the name up elsewhere, `address` also connects to the
 * address without the name, `all` also tests whether the name leads to a live host.
 */
const comparisons = ['name', 'address', 'all'] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * What causes a failure without blocking:
 * - `device`: this device or its browser.
 * - `clock`: the clock of this device.
 * - `loss`: a bad line or a busy device that loses requests or answers.
 * - `restart`: a router or line that restarts, for seconds.
 * - `no-route`: a line that has no route to some addresses.
 * - `outage`: a service that is down or has moved.
 * - `server`: a healthy server that rejects us, or a mistake in the catalogue.
 */
export type InnocentCause = 'device' | 'clock' | 'loss' | 'restart' | 'no-route' | 'outage' | 'server';

/**
 * Who made a failure, which decides how much it counts: - `path`: somebody between this browser and the server made it.
 * It counts for one host, at the first check. - `server-or-path`: silence, a refusal, a close, a certificate of another
 * name: a server that is switched off, gone or moved looks the same. One host that fails so beside others is a change;
 * all together are a block. - `server`: it came inside a channel whose certificate was valid, where nobody on the path
 * can act.
 */
export type MadeBy = 'path' | 'server-or-path' | 'server';

/** Why an attempt failed: OONI's words where one fits, our own where a browser knows less or more. */
// biome-ignore format: a table is read by its columns
export const failures = {
  dns_lookup_error:        { stage: 'dns',       shows: 'refusal',           manner: 'nxdomain',     compare: 'name',     alsoBy: ['loss', 'restart', 'outage'],               madeBy: 'server-or-path' },
  // The name leads into the person's own network, which browsers do not let pages connect to.
  local_address:           { stage: 'dns',       shows: 'refusal',           manner: 'poisoned',     compare: 'name',     alsoBy: ['device'],                                  madeBy: 'path',     ooni: 'dns_bogon_error' },
  connection_refused:      { stage: 'tcp',       shows: 'refusal',           manner: 'refused',      compare: 'address',  alsoBy: ['restart', 'outage'],                       madeBy: 'server-or-path' },
  host_unreachable:        { stage: 'tcp',       shows: 'refusal',           manner: 'unreachable',  compare: 'address',  alsoBy: ['restart', 'no-route', 'outage'],           madeBy: 'server-or-path' },
  tcp_timeout_error:       { stage: 'tcp',       shows: 'silence',           manner: 'timeout',      compare: 'all',      alsoBy: ['loss', 'outage'],                          madeBy: 'server-or-path', ooni: 'generic_timeout_error' },
  tls_timeout_error:       { stage: 'tls',       shows: 'silence',           manner: 'timeout',      compare: 'all',      alsoBy: ['loss', 'outage'],                          madeBy: 'path',     ooni: 'generic_timeout_error' },
  generic_timeout_error:   { stage: 'hidden',    shows: 'silence',           manner: 'timeout',      compare: 'all',      alsoBy: ['loss', 'outage'],                          madeBy: 'server-or-path' },
  connection_reset:        { stage: 'tls',       shows: 'cut',               manner: 'reset',                             alsoBy: ['outage', 'server'],                        madeBy: 'path' },
  eof_error:               { stage: 'tls',       shows: 'cut',               manner: 'closed',                            alsoBy: ['outage', 'server'],                        madeBy: 'path' },
  ssl_failed_handshake:    { stage: 'tls',       shows: 'alert',             manner: 'alert',                             alsoBy: ['outage', 'server'],                        madeBy: 'server-or-path' },
  // Services may show a certificate of the wrong name, but not one of an unknown authority.
  ssl_unknown_authority:   { stage: 'tls',       shows: 'wrong-certificate', manner: 'interception', compare: 'address',  alsoBy: [],                                          madeBy: 'path',     unknownAuthority: true },
  ssl_invalid_hostname:    { stage: 'tls',       shows: 'wrong-certificate', manner: 'interception', compare: 'address',  alsoBy: ['outage'],                                  madeBy: 'server-or-path' },
  // Browsers report the date only when name and authority are right, and only the service has such a certificate.
  ssl_certificate_date:    { stage: 'tls',       shows: 'wrong-certificate',                                              alsoBy: ['clock', 'outage'],                         madeBy: 'server',   because: 'certificate-out-of-date', ooni: 'ssl_invalid_certificate' },
  // In most languages Firefox's sentences show only these two: one for all certificate errors, one for all handshakes.
  ssl_invalid_certificate: { stage: 'tls',       shows: 'wrong-certificate', manner: 'interception', compare: 'address',  alsoBy: ['clock', 'outage'],                         madeBy: 'server-or-path', unknownAuthority: true },
  ssl_error:               { stage: 'tls',       shows: 'unnamed',                                   compare: 'address',  alsoBy: ['outage', 'server'],                        madeBy: 'server-or-path', unknownAuthority: true, ooni: 'ssl_failed_handshake' },
  http_request_failed:     { stage: 'http',      shows: 'cut',               manner: 'closed',                            alsoBy: ['outage', 'server'],                        madeBy: 'server-or-path' },
  http_invalid_answer:     { stage: 'http',      shows: 'odd-answer',                                                     alsoBy: ['outage', 'server'],                        madeBy: 'server',   ooni: 'none' },
  http_redirect_loop:      { stage: 'http',      shows: 'odd-answer',                                                     alsoBy: ['outage', 'server'],                        madeBy: 'server',   ooni: 'none' },
  // Not compared: the page of the same host is requested too, and its failure shows the stage.
  websocket_failed:        { stage: 'websocket', shows: 'unnamed',                                                        alsoBy: ['restart', 'outage', 'server'],             madeBy: 'server',   ooni: 'none' },
  // The server of the channel may drop unknown clients without a close frame.
  channel_cut:             { stage: 'websocket', shows: 'cut',                                                            alsoBy: ['server'],                                  madeBy: 'server',   ooni: 'connection_reset' },
  relay_failed:            { stage: 'relay',     shows: 'unnamed',                                                        alsoBy: ['outage', 'server'],                        madeBy: 'server-or-path', ooni: 'none' },
  proxy_unreachable:       { stage: 'own-side',  shows: 'nothing-sent',                                                   alsoBy: ['device'],                                                     because: 'network-proxy-dead', ooni: 'none' },
  proxy_error:             { stage: 'own-side',  shows: 'nothing-sent',                                                   alsoBy: ['device'],                                                     because: 'through-proxy', ooni: 'none' },
  blocked_by_browser:      { stage: 'own-side',  shows: 'nothing-sent',                                                   alsoBy: ['device'],                                                     because: 'blocked-by-browser', ooni: 'none' },
  network_down:            { stage: 'own-side',  shows: 'nothing-sent',                                                   alsoBy: ['device'],                                                     because: 'network-changed' },
  network_changed:         { stage: 'own-side',  shows: 'nothing-sent',                                                   alsoBy: ['device'],                                                     because: 'network-changed', ooni: 'none' },
  interrupted:             { stage: 'own-side',  shows: 'nothing-sent',                                                   alsoBy: ['device'],                                                     because: 'interrupted' },
  unknown_failure:         { stage: 'hidden',    shows: 'unnamed',                                   compare: 'address',  alsoBy: ['restart', 'no-route', 'outage', 'server'], madeBy: 'server-or-path' },
} as const satisfies Record<string, Meaning>;

export type Failure = keyof typeof failures;

export const failureWords = Object.keys(failures) as Failure[];

export function meaningOf(failure: Failure): Meaning {
  return failures[failure];
}

/** Whether nothing came back, as with a silent censor or a bad line. */
export function isTimeout(failure: Failure): boolean {
  return meaningOf(failure).shows === 'silence';
}

/** Whether the attempt never left this device or its browser, and so says nothing about the service. */
export function isLocalFailure(failure: Failure): boolean {
  return meaningOf(failure).stage === 'own-side';
}

/** Whether failures of this manner may come from a line that loses answers or has no route. */
export function mayBeTheLine(manner: Manner): boolean {
  return failureWords
    .map(meaningOf)
    .some((row) => row.manner === manner && (row.alsoBy.includes('loss') || row.alsoBy.includes('no-route')));
}

/** Whether the other end spoke TLS: it sent a certificate or an alert. */
export function isTlsAnswer(failure: Failure): boolean {
  const { stage, shows } = meaningOf(failure);
  return stage === 'tls' && shows !== 'cut' && shows !== 'silence';
}

/** Whether the other end spoke TLS or HTTP, so that the address is alive. */
export function provesLife(failure: Failure): boolean {
  return isTlsAnswer(failure) || meaningOf(failure).stage === 'http';
}

/** Whether a connection was made, even if someone then cut it. */
export function provesConnection(failure: Failure): boolean {
  return provesLife(failure) || meaningOf(failure).shows === 'cut';
}

/** Whether someone cut the connection off before its handshake was done. */
export function isCutInHandshake(failure: Failure): boolean {
  const { stage, shows } = meaningOf(failure);
  return stage === 'tls' && shows === 'cut';
}

/** The comparison that includes the others; undefined if there is none. */
export function deepestComparison(wanted: readonly (Comparison | undefined)[]): Comparison | undefined {
  return comparisons.findLast((comparison) => wanted.includes(comparison));
}
