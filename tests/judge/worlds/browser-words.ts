import { failureOf } from '../../../src/model/browser-error.ts';
import type { Failure } from '../../../src/model/failures.ts';

/** What ends a request, as it happens on the wire. */
export type End =
  | 'denied'
  | 'lookup-lost'
  | 'lookup-late'
  | 'own-network'
  | 'syn-silence'
  | 'refusal'
  | 'no-route'
  | 'hello-silence'
  | 'hello-reset'
  | 'hello-close'
  | 'alert'
  | 'unknown-authority'
  | 'another-name'
  | 'request-silence'
  | 'request-freeze'
  | 'request-reset'
  | 'request-close';

/** A browser's name for an end. */
export interface Named {
  readonly failure: Failure;
  readonly tookMs: number;
}

export const roundTripMs = 100;

/** Our own deadline ends a request before the browser does. */
const deadline: Named = { failure: 'generic_timeout_error', tookMs: 4000 };

/** The browser's own error, and when it comes: after how many round trips, or when it gives up by itself. */
type Said = readonly [error: string, when: number | 'given-up'];

/** net/base/net_error_list.h, and the timers of net/socket: 30 s for a handshake, none for a SYN. */
const chromium: Readonly<Record<End, readonly Said[]>> = {
  denied: [['net::ERR_NAME_NOT_RESOLVED', 1]],
  'lookup-lost': [['net::ERR_NAME_NOT_RESOLVED', 'given-up']],
  'lookup-late': [],
  'own-network': [['net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 1]],
  // The system gives up connecting: Windows after 21 s, others later.
  'syn-silence': [['net::ERR_CONNECTION_TIMED_OUT', 'given-up']],
  refusal: [['net::ERR_CONNECTION_REFUSED', 1]],
  'no-route': [['net::ERR_ADDRESS_UNREACHABLE', 1]],
  // If nothing acknowledges what was sent, Windows gives up the connection sooner.
  'hello-silence': [
    ['net::ERR_TIMED_OUT', 'given-up'],
    ['net::ERR_CONNECTION_ABORTED', 'given-up'],
  ],
  'hello-reset': [['net::ERR_CONNECTION_RESET', 2]],
  'hello-close': [['net::ERR_CONNECTION_CLOSED', 2]],
  alert: [
    ['net::ERR_SSL_PROTOCOL_ERROR', 2],
    ['net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 2],
  ],
  'unknown-authority': [['net::ERR_CERT_AUTHORITY_INVALID', 2]],
  'another-name': [['net::ERR_CERT_COMMON_NAME_INVALID', 2]],
  'request-silence': [['net::ERR_HTTP2_PING_FAILED', 'given-up']],
  'request-freeze': [
    ['net::ERR_HTTP2_PING_FAILED', 'given-up'],
    ['net::ERR_CONNECTION_ABORTED', 'given-up'],
  ],
  'request-reset': [['net::ERR_CONNECTION_RESET', 3]],
  // Over HTTP/1.1, and over HTTP/2.
  'request-close': [
    ['net::ERR_EMPTY_RESPONSE', 3],
    ['net::ERR_CONNECTION_CLOSED', 3],
  ],
};

/**
 * ErrorAccordingToNSPR in netwerk/base/nsSocketTransport2.cpp, which gives a refusal and a missing route one error, and
 * a reset and an end another; nsHttpConnection.cpp for timers; nsserrors.properties for sentences, which other
 * languages translate.
 */
const firefox: Readonly<Record<End, readonly Said[]>> = {
  denied: [['NS_ERROR_UNKNOWN_HOST', 1]],
  'lookup-lost': [['NS_ERROR_UNKNOWN_HOST', 'given-up']],
  'lookup-late': [],
  'own-network': [['NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED', 1]],
  'syn-silence': [['NS_ERROR_NET_TIMEOUT', 'given-up']],
  refusal: [['NS_ERROR_CONNECTION_REFUSED', 1]],
  'no-route': [['NS_ERROR_CONNECTION_REFUSED', 1]],
  'hello-silence': [['NS_ERROR_NET_TIMEOUT', 'given-up']],
  'hello-reset': [['NS_ERROR_NET_RESET', 2]],
  'hello-close': [['NS_ERROR_NET_INTERRUPT', 2]],
  alert: [
    ['Cannot communicate securely with peer: no common encryption algorithm(s).', 2],
    ['Ein Fehler trat auf', 2],
  ],
  'unknown-authority': [
    ['The certificate is not trusted because the issuer certificate is unknown.', 2],
    ['Peer’s Certificate issuer is not recognized.', 2],
    ['Сертификат не является доверенным', 2],
    ['Dem Zertifikat wird nicht vertraut', 2],
  ],
  'another-name': [
    ['Unable to communicate securely with peer: requested domain name does not match the server’s certificate.', 2],
    ['Невозможно установить защищённое соединение: имя не соответствует сертификату', 2],
    ['Der angeforderte Name passt nicht', 2],
  ],
  'request-silence': [['NS_ERROR_ABORT', 'given-up']],
  'request-freeze': [['NS_ERROR_ABORT', 'given-up']],
  'request-reset': [['NS_ERROR_NET_RESET', 3]],
  'request-close': [
    ['NS_ERROR_NET_EMPTY_RESPONSE', 3],
    ['NS_ERROR_ABORT', 3],
    ['NS_ERROR_NET_INTERRUPT', 3],
  ],
};

/** A browser, or one that may not see why requests to the host failed. */
export const namings = ['chromium', 'firefox', 'unnamed'] as const;
export type Naming = (typeof namings)[number];

const isSilent = (end: End) => end.endsWith('silence') || end === 'request-freeze' || end.startsWith('lookup-');

/** The errors that a browser may give for the end of a request. */
export function errorsOf(end: End, browser: 'chromium' | 'firefox'): readonly string[] {
  return (browser === 'firefox' ? firefox : chromium)[end].map(([error]) => error);
}

/** Each name that this browser may give the end of a request. */
export function namesOf(end: End, naming: Naming, near: boolean): readonly Named[] {
  const said = naming === 'firefox' ? firefox[end] : chromium[end];
  const named = said.map(([error, when]): Named => {
    const tookMs = when === 'given-up' ? 31_000 : near ? 2 : when * roundTripMs;
    return { failure: naming === 'unnamed' ? 'unknown_failure' : failureOf(error, tookMs), tookMs };
  });
  return isSilent(end) ? [...named, deadline] : named;
}
