import type { Manner, Reason } from './verdict.ts';

/** All that the rules, the plan and the export know of one failure. */
interface Row {
  /** Where on the way it ends. `own-side`: nothing was sent. `hidden`: the browser does not tell. */
  readonly stage: 'own-side' | 'dns' | 'tcp' | 'tls' | 'http' | 'websocket' | 'relay' | 'hidden';
  /** What comes back. `unnamed`: something did, and the browser does not tell what. */
  readonly shows:
    | 'nothing-sent'
    | 'silence'
    | 'refusal'
    | 'cut'
    | 'alert'
    | 'wrong-certificate'
    | 'odd-answer'
    | 'unnamed';
  /** The word of a verdict for it, where nothing else that was seen gives a better one. */
  readonly manner?: Manner;
  /** What else than somebody on the way makes it look like this. Nothing: only somebody on the way can. */
  readonly alsoBy: readonly Innocent[];
  /** What has to be asked beside it to find the cause. Absent: it names its stage itself. */
  readonly contrast?: Contrast;
  /** A certificate of an authority that the browser does not know may look like this. */
  readonly unknownAuthority?: true;
  /** Of the own side: why nothing is said of the service. */
  readonly because?: Reason;
  /** OONI's word (df-007-errors) where it is not ours. */
  readonly ooni?: string;
}

/**
 * Who is innocent of a block and still makes a failure:
 * - `outage`: a service that is ill, or whose address moved.
 * - `server`: a sound server that does not want us, or a mistake of ours.
 * - `loss`: a line, or a busy device, that loses questions and answers.
 * - `restart`: a router, while it or its line starts again; it says so at once, and for seconds.
 * - `no-route`: a line without a way to some addresses.
 * - `clock`: the clock of this device.
 */
export type Innocent = 'outage' | 'server' | 'loss' | 'restart' | 'no-route' | 'clock';

/** How much is asked, the least first: the name; the address by itself too; and whether the name leads anywhere. */
export const contrasts = ['name', 'address', 'way'] as const;
export type Contrast = (typeof contrasts)[number];

/** Why an attempt failed: OONI's failure strings where one fits, our own words where a browser knows less or more. */
// biome-ignore format: a table is read by its columns
const table = {
  dns_lookup_error:        { stage: 'dns',       shows: 'refusal',           manner: 'nxdomain',     contrast: 'name',    alsoBy: ['outage', 'loss', 'restart'] },
  connection_refused:      { stage: 'tcp',       shows: 'refusal',           manner: 'refused',      contrast: 'address', alsoBy: ['outage', 'restart'] },
  host_unreachable:        { stage: 'tcp',       shows: 'refusal',           manner: 'unreachable',  contrast: 'address', alsoBy: ['outage', 'restart', 'no-route'] },
  tcp_timeout_error:       { stage: 'tcp',       shows: 'silence',           manner: 'timeout',      contrast: 'way',     alsoBy: ['outage', 'loss'], ooni: 'generic_timeout_error' },
  tls_timeout_error:       { stage: 'tls',       shows: 'silence',           manner: 'timeout',      contrast: 'way',     alsoBy: ['outage', 'loss'], ooni: 'generic_timeout_error' },
  generic_timeout_error:   { stage: 'hidden',    shows: 'silence',           manner: 'timeout',      contrast: 'way',     alsoBy: ['outage', 'loss'] },
  connection_reset:        { stage: 'tls',       shows: 'cut',               manner: 'reset',                             alsoBy: ['server'] },
  eof_error:               { stage: 'tls',       shows: 'cut',               manner: 'closed',                            alsoBy: ['server'] },
  ssl_failed_handshake:    { stage: 'tls',       shows: 'alert',             manner: 'alert',                             alsoBy: ['outage', 'server'] },
  ssl_unknown_authority:   { stage: 'tls',       shows: 'wrong-certificate', manner: 'interception', contrast: 'address', alsoBy: [], unknownAuthority: true },
  ssl_invalid_hostname:    { stage: 'tls',       shows: 'wrong-certificate', manner: 'interception', contrast: 'address', alsoBy: ['outage'] },
  ssl_certificate_date:    { stage: 'tls',       shows: 'wrong-certificate', manner: 'interception', contrast: 'address', alsoBy: ['outage', 'clock'], ooni: 'ssl_invalid_certificate' },
  // Firefox says these two in the person's own language: of any certificate, and of any handshake.
  ssl_invalid_certificate: { stage: 'tls',       shows: 'wrong-certificate', manner: 'interception', contrast: 'address', alsoBy: ['outage'], unknownAuthority: true },
  ssl_error:               { stage: 'tls',       shows: 'unnamed',                                   contrast: 'address', alsoBy: ['outage', 'server'], unknownAuthority: true, ooni: 'ssl_failed_handshake' },
  http_request_failed:     { stage: 'http',      shows: 'cut',               manner: 'closed',                            alsoBy: ['outage', 'server'] },
  http_invalid_answer:     { stage: 'http',      shows: 'odd-answer',                                                     alsoBy: ['outage', 'server'], ooni: 'unknown_failure: http_invalid_answer' },
  http_redirect_loop:      { stage: 'http',      shows: 'odd-answer',                                                     alsoBy: ['outage', 'server'], ooni: 'unknown_failure: http_redirect_loop' },
  // The page of the same host, asked beside it, tells what the channel does not.
  websocket_failed:        { stage: 'websocket', shows: 'unnamed',                                                        alsoBy: ['outage', 'server', 'restart'], ooni: 'unknown_failure: websocket_failed' },
  relay_failed:            { stage: 'relay',     shows: 'unnamed',                                                        alsoBy: ['outage', 'server'], ooni: 'unknown_failure: relay_failed' },
  unknown_failure:         { stage: 'hidden',    shows: 'unnamed',                                   contrast: 'address', alsoBy: ['outage', 'server', 'restart', 'no-route', 'clock'] },
  proxy_error:             { stage: 'own-side',  shows: 'nothing-sent', because: 'through-proxy',                         alsoBy: [], ooni: 'unknown_failure: proxy_error' },
  E
date
