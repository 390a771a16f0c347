import type { Failure } from './failures.ts';
import { soonMs } from './too-soon.ts';

/**
 * Firefox gives this name when an HTTP/2 connection ends without an error code: at once when the other side closes it,
 * after seconds when Firefox gives up on a silent one.
 */
const firefoxAbort = 'NS_ERROR_ABORT';

/** Firefox's sentences in English. In other languages only the word for "certificate" is recognised. */
const firefoxSentences: readonly (readonly [RegExp, Failure])[] = [
  [/peer has no certificate|no common encryption/i, 'ssl_failed_handshake'],
  [/issuer is not recognized|not trusted/i, 'ssl_unknown_authority'],
  [/certificate has expired|not yet valid/i, 'ssl_certificate_date'],
  [/domain name does not match/i, 'ssl_invalid_hostname'],
  [
    /certificate|certificad|сертиф[иі]кат|گواهی|sertifika|شهادة|证书|تصدیق نام|سرٹیفکیٹ|လက်မှတ်/i,
    'ssl_invalid_certificate',
  ],
];

const firefoxNames: readonly (readonly [RegExp, Failure])[] = [
  [/^NS_ERROR_(UNKNOWN_HOST|DNS_RESOLVE_FAILED|UNKNOWN_HOST_.*)$/, 'dns_lookup_error'],
  // Firefox 153 denies it to pages only, where `network.lna.blocking` is on: its extensions are let through.
  [/^NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED$/, 'local_address'],
  [/^NS_ERROR_CONNECTION_REFUSED$/, 'connection_refused'],
  // There is no IPv6 on this device.
  [/^NS_ERROR_SOCKET_ADDRESS_NOT_SUPPORTED$/, 'host_unreachable'],
  [/^NS_ERROR_NET_(RESET|INTERRUPT)$/, 'connection_reset'],
  [/^NS_ERROR_NET_EMPTY_RESPONSE$/, 'http_request_failed'],
  // For a connection without an answer (nsSocketTransport2.cpp), and for a handshake without one
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

/**
 * The failure that one of Firefox's error names means. The names are in xpcom/base/ErrorList.py, except for TLS and
 * certificate errors, which it gives as a sentence in the person's own language.
 */
export function firefoxFailure(browserError: string, tookMs: number): Failure {
  if (browserError === firefoxAbort) return tookMs < soonMs ? 'http_request_failed' : 'generic_timeout_error';
  if (browserError === '') return 'unknown_failure';
  if (/^NS_/.test(browserError))
    return firefoxNames.find(([pattern]) => pattern.test(browserError))?.[1] ?? 'unknown_failure';
  return firefoxSentences.find(([pattern]) => pattern.test(browserError))?.[1] ?? 'ssl_error';
}
