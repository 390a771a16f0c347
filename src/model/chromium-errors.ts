import type { Failure } from './failures.ts';
import { soonMs } from './too-soon.ts';

/**
 * Chromium gives this name when this device gave up the connection (ECONNABORTED), which no packet from outside causes:
 * at once, a security program or Android ended it; after seconds, the system did, since nothing sent over an open
 * connection was acknowledged. Windows does so sooner than Chromium gives up a handshake (30 s).
 */
const chromiumAbort = 'net::ERR_CONNECTION_ABORTED';

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

/**
 * The failure that one of Chromium's error names means; undefined for other names. The names are in
 * net/base/net_error_list.h, and stable since they are logged.
 */
export function chromiumFailure(browserError: string, tookMs: number): Failure | undefined {
  if (browserError === chromiumAbort) return tookMs < soonMs ? 'blocked_by_browser' : 'tls_timeout_error';
  if (!browserError.startsWith('net::')) return undefined;
  const name = browserError.slice('net::ERR_'.length);
  return chromiumNames.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown_failure';
}
