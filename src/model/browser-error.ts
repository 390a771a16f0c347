import type { Failure } from './failures.ts';

/**
 * Turns a browser's error name into one of our failures. Chromium's names are net/base/net_error_list.h, stable since
 * they are logged; Firefox's are xpcom/base/ErrorList.py, except for TLS and certificate errors, which it gives as a
 * sentence in the person's own language.
 *
 * @param browserError what `webRequest.onErrorOccurred` said, e.g. `net::ERR_CONNECTION_RESET`
 * @param tookMs from the start of the request to the error
 * @returns the failure, or `unknown_failure` for a name that says nothing about the network
 */
export function failureOf(browserError: string, tookMs = 0): Failure {
  if (browserError === firefoxAbort) return tookMs < soonMs ? 'http_request_failed' : 'generic_timeout_error';
  if (browserError === chromiumAbort) return tookMs < soonMs ? 'blocked_by_browser' : 'tls_timeout_error';
  if (browserError.startsWith('net::')) return chromiumFailure(browserError.slice('net::ERR_'.length));
  if (/^NS_/.test(browserError)) return firefoxFailure(browserError);
  if (browserError === '') return 'unknown_failure';
  return firefoxTlsFailure(browserError);
}

/**
 * The name of an error as it may be kept. Firefox's sentences on certificates are in the person's own language, which a
 * record would tell; the failure says the same.
 */
export function keptErrorName(browserError: string): string | undefined {
  return /^(net::|NS_)[A-Z0-9_]+$/.test(browserError) ? browserError : undefined;
}

/**
 * Firefox gives this name when an HTTP/2 connection ends without an error code: at once when the other side closes it,
 * after seconds when Firefox gives up on a silent one.
 */
const firefoxAbort = 'NS_ERROR_ABORT';

/**
 * Chromium gives this name when this device gave up the connection (ECONNABORTED), which no packet from outside makes
 * it do: at once a security program or Android ends it, after seconds the system, since nothing was acknowledged that
 * it sent over a connection that had come up. Windows does so sooner than Chromium gives up a handshake (30 s).
 */
const chromiumAbort = 'net::ERR_CONNECTION_ABORTED';

/** An error that comes sooner than this is not that of a timeout. */
const soonMs = 2000;

/** Firefox's sentences in English. In other languages only the word for "certificate" is recognised. */
const firefoxSentences: readonly (readonly [RegExp, Failure])[] = [
  [/peer has no certificate|no common encryption/i, 'ssl_failed_handshake'],
  [/issuer is not recognized|not trusted/i, 'ssl_unknown_authority'],
  [/certificate has expired|not yet valid/i, 'ssl_certificate_date'],
  [/domain name does not match/i, 'ssl_invalid_hostname'],
  [/certificate|certificad|сертиф[иі]кат|گواهی|sertifika|شهادة|证书/i, 'ssl_invalid_certificate'],
];

function firefoxTlsFailure(sentence: string): Failure {
  return firefoxSentences.find(([pattern]) => pattern.test(sentence))?.[1] ?? 'ssl_error';
}

const chromiumNames: readonly (readonly [RegExp, Failure])[] = [
  [/^(NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_|ICANN_NAME_COLLISION)/, 'dns_lookup_error'],
  [/^CONNECTION_REFUSED$/, 'connection_refused'],
  [/^(ADDRESS_UNREACHABLE|ADDRESS_INVALID|CONNECTION_FAILED)$/, 'host_unreachable'],
  [/^CONNECTION_RESET$/, 'connection_reset'],
  [/^(CONNECTION_CLOSED|SOCKET_NOT_CONNECTED)$/, 'eof_error'],
  [/^EMPTY_RESPONSE$/, 'http_request_failed'],
  [/^CONNECTION_TIMED_OUT$/, 'tcp_timeout_error'],
  [/^TIMED_OUT$/, 'tls_timeout_error'],
  [/^CERT_AUTHORITY_INVALID$/, 'ssl_unknown_authority'],
  [/^CERT_COMMON_NAME_INVALID$/, 'ssl_invalid_hostname'],
  [/^CERT_DATE_INVALID$/, 'ssl_certificate_date'],
  [/^(CERT_|CERTIFICATE_)/, 'ssl_invalid_certificate'],
  [/^(SSL_|ECH_|BAD_SSL)/, 'ssl_failed_handshake'],
  [/^TOO_MANY_REDIRECTS$/, 'http_redirect_loop'],
  [/^(HTTP2_PING_FAILED|QUIC_)/, 'generic_timeout_error'],
  [/^(RESPONSE_|INVALID_|UNSAFE_REDIRECT|HTTP2_|HTTP_|CONTENT_|MALFORMED_|INCOMPLETE_)/, 'http_invalid_answer'],
  [/^(PROXY_CONNECTION_FAILED|MANDATORY_PROXY|PAC_|NO_SUPPORTED_PROXIES)/, 'proxy_unreachable'],
  [/^(PROXY_|TUNNEL_|SOCKS_|UNEXPECTED_PROXY)/, 'proxy_error'],
  [/^BLOCKED_BY_(LOCAL|PRIVATE)_NETWORK_ACCESS_CHECKS$/, 'local_address'],
  // A firewall on this device denies access. On Linux an ICMPv6 error from a network gets this name too, after which
  // browsers mostly fall back to IPv4.
  [/^(BLOCKED_BY_|(NETWORK_)?ACCESS_DENIED|UNSAFE_PORT|CLEARTEXT_NOT_PERMITTED)/, 'blocked_by_browser'],
  // This device has no memory, file or port left for a connection.
  [/^(INSUFFICIENT_RESOURCES|OUT_OF_MEMORY|NO_BUFFER_SPACE|ADDRESS_IN_USE)$/, 'blocked_by_browser'],
  [/^INTERNET_DISCONNECTED$/, 'network_down'],
  [/^(NETWORK_CHANGED|NETWORK_IO_SUSPENDED)$/, 'network_changed'],
];

function chromiumFailure(name: string): Failure {
  return chromiumNames.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown_failure';
}

const firefoxNames: readonly (readonly [RegExp, Failure])[] = [
  [/^NS_ERROR_(UNKNOWN_HOST|DNS_RESOLVE_FAILED|UNKNOWN_HOST_.*)$/, 'dns_lookup_error'],
  // Firefox 153 denies it to pages only, where `network.lna.blocking` is on: its extensions are let through.
  [/^NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED$/, 'local_address'],
  [/^NS_ERROR_CONNECTION_REFUSED$/, 'connection_refused'],
  // There is no IPv6 on this device.
  [/^NS_ERROR_SOCKET_ADDRESS_NOT_SUPPORTED$/, 'host_unreachable'],
  [/^NS_ERROR_NET_(RESET|INTERRUPT)$/, 'connection_reset'],
  [/^NS_ERROR_NET_EMPTY_RESPONSE$/, 'http_request_failed'],
  // Of a connection that got no answer (nsSocketTransport2.cpp), and of a handshake that got none
  // (nsHttpConnection.cpp).
  [/^NS_ERROR_NET_TIMEOUT/, 'generic_timeout_error'],
  [/^NS_ERROR_REDIRECT_LOOP$/, 'http_redirect_loop'],
  [/^NS_ERROR_(PROXY_CONNECTION_REFUSED|UNKNOWN_PROXY_)/, 'proxy_unreachable'],
  [/^NS_ERROR_PROXY_/, 'proxy_error'],
  [/^NS_ERROR_(BLOCKED|TRACKING_|CONTENT_BLOCKED|CONTENT_POLICY|PORT_ACCESS)/, 'blocked_by_browser'],
  [/^NS_ERROR_(OUT_OF_MEMORY|SOCKET_ADDRESS_IN_USE|SOCKET_CREATE_FAILED|DNS_LOOKUP_QUEUE_FULL)$/, 'blocked_by_browser'],
  [/^NS_ERROR_(OFFLINE|NET_OFFLINE)$/, 'network_down'],
  [
    /^NS_ERROR_(NET_HTTP|CORRUPTED_CONTENT|NET_PARTIAL_TRANSFER|INVALID_CONTENT_ENCODING|MALFORMED)/,
    'http_invalid_answer',
  ],
];

function firefoxFailure(name: string): Failure {
  return firefoxNames.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown_failure';
}
