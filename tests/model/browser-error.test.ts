import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/model/browser-error.ts';
import { failureWords } from '../../src/model/failures.ts';

describe("Chromium's error names", () => {
  it.each([
    ['NAME_NOT_RESOLVED', 'dns_lookup_error'],
    ['DNS_TIMED_OUT', 'dns_lookup_error'],
    ['CONNECTION_REFUSED', 'connection_refused'],
    ['ADDRESS_UNREACHABLE', 'host_unreachable'],
    ['CONNECTION_RESET', 'connection_reset'],
    ['CONNECTION_CLOSED', 'eof_error'],
    ['EMPTY_RESPONSE', 'http_request_failed'],
    ['CONNECTION_TIMED_OUT', 'tcp_timeout_error'],
    ['TIMED_OUT', 'tls_timeout_error'],
    ['CERT_AUTHORITY_INVALID', 'ssl_unknown_authority'],
    ['CERT_COMMON_NAME_INVALID', 'ssl_invalid_hostname'],
    ['CERT_DATE_INVALID', 'ssl_certificate_date'],
    ['CERT_REVOKED', 'ssl_invalid_certificate'],
    ['CERTIFICATE_TRANSPARENCY_REQUIRED', 'ssl_invalid_certificate'],
    ['SSL_PROTOCOL_ERROR', 'ssl_failed_handshake'],
    ['SSL_VERSION_OR_CIPHER_MISMATCH', 'ssl_failed_handshake'],
    ['SSL_UNRECOGNIZED_NAME_ALERT', 'ssl_failed_handshake'],
    ['ECH_NOT_NEGOTIATED', 'ssl_failed_handshake'],
    ['TOO_MANY_REDIRECTS', 'http_redirect_loop'],
    ['HTTP2_PING_FAILED', 'generic_timeout_error'],
    ['HTTP2_PROTOCOL_ERROR', 'http_invalid_answer'],
    ['RESPONSE_HEADERS_TOO_BIG', 'http_invalid_answer'],
    ['PROXY_CONNECTION_FAILED', 'proxy_unreachable'],
    ['TUNNEL_CONNECTION_FAILED', 'proxy_error'],
    ['BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 'local_address'],
    ['BLOCKED_BY_CLIENT', 'blocked_by_browser'],
    ['NETWORK_ACCESS_DENIED', 'blocked_by_browser'],
    ['BLOCKED_BY_ADMINISTRATOR', 'blocked_by_browser'],
    ['INSUFFICIENT_RESOURCES', 'blocked_by_browser'],
    ['NO_BUFFER_SPACE', 'blocked_by_browser'],
    ['INTERNET_DISCONNECTED', 'network_down'],
    ['NETWORK_CHANGED', 'network_changed'],
    ['NETWORK_IO_SUSPENDED', 'network_changed'],
    ['ABORTED', 'unknown_failure'],
    ['FAILED', 'unknown_failure'],
  ])('net::ERR_%s is %s', (name, failure) => expect(failureOf(`net::ERR_${name}`)).toBe(failure));
});

describe("Firefox's error names", () => {
  it.each([
    ['NS_ERROR_UNKNOWN_HOST', 'dns_lookup_error'],
    ['NS_ERROR_CONNECTION_REFUSED', 'connection_refused'],
    ['NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED', 'local_address'],
    ['NS_ERROR_NET_RESET', 'connection_reset'],
    ['NS_ERROR_NET_INTERRUPT', 'connection_reset'],
    ['NS_ERROR_NET_TIMEOUT', 'generic_timeout_error'],
    ['NS_ERROR_NET_EMPTY_RESPONSE', 'http_request_failed'],
    ['NS_ERROR_REDIRECT_LOOP', 'http_redirect_loop'],
    ['NS_ERROR_PROXY_CONNECTION_REFUSED', 'proxy_unreachable'],
    ['NS_ERROR_PROXY_BAD_GATEWAY', 'proxy_error'],
    ['NS_ERROR_UNKNOWN_PROXY_HOST', 'proxy_unreachable'],
    ['NS_ERROR_TRACKING_URI', 'blocked_by_browser'],
    ['NS_ERROR_OUT_OF_MEMORY', 'blocked_by_browser'],
    ['NS_ERROR_DNS_LOOKUP_QUEUE_FULL', 'blocked_by_browser'],
    ['NS_ERROR_SOCKET_ADDRESS_NOT_SUPPORTED', 'host_unreachable'],
    ['NS_ERROR_OFFLINE', 'network_down'],
    ['NS_ERROR_CORRUPTED_CONTENT', 'http_invalid_answer'],
    ['NS_BINDING_ABORTED', 'unknown_failure'],
  ])('%s is %s', (name, failure) => expect(failureOf(name)).toBe(failure));
});

describe("Firefox's NS_ERROR_ABORT", () => {
  it('means a closed connection when it comes at once, and a timeout after seconds', () => {
    expect(failureOf('NS_ERROR_ABORT', 300)).toBe('http_request_failed');
    expect(failureOf('NS_ERROR_ABORT', 8000)).toBe('generic_timeout_error');
  });
});

describe("Chromium's ERR_CONNECTION_ABORTED", () => {
  it('means that this device ended the connection at once, or after seconds of silence in its handshake', () => {
    expect(failureOf('net::ERR_CONNECTION_ABORTED', 40)).toBe('blocked_by_browser');
    expect(failureOf('net::ERR_CONNECTION_ABORTED', 12_000)).toBe('tls_timeout_error');
  });
});

describe("Firefox's sentences about TLS", () => {
  it.each([
    ["Peer's Certificate issuer is not recognized.", 'ssl_unknown_authority'],
    ['The certificate is not trusted because it is self-signed.', 'ssl_unknown_authority'],
    ["Peer's Certificate has expired.", 'ssl_certificate_date'],
    [
      'Unable to communicate securely with peer: requested domain name does not match the server’s certificate.',
      'ssl_invalid_hostname',
    ],
    ['Cannot communicate securely with peer: no common encryption algorithm(s).', 'ssl_failed_handshake'],
    ['Сертификат узла недействителен.', 'ssl_invalid_certificate'],
    ['Сертифікат недійсний.', 'ssl_invalid_certificate'],
    ['El certificado no es válido.', 'ssl_invalid_certificate'],
    ['گواهی نامعتبر است.', 'ssl_invalid_certificate'],
    ['证书无效。', 'ssl_invalid_certificate'],
    ['မျိုးတူ လက်မှတ်ဟာ သက်တမ်းကုန်ပြီ။', 'ssl_invalid_certificate'],
    ['جوڑ کے تصدیق نامے کی مدت ختم ہو چکی ہے۔', 'ssl_invalid_certificate'],
    ['Es ist ein Fehler aufgetreten.', 'ssl_error'],
  ])('"%s" is %s', (sentence, failure) => expect(failureOf(sentence)).toBe(failure));
});

describe('any text at all', () => {
  it('becomes one of our failures', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((s) => `net::ERR_${s}`),
          fc.string().map((s) => `NS_${s}`),
        ),
        (text) => {
          expect(failureWords).toContain(failureOf(text));
        },
      ),
    );
  });

  it('that is empty is unknown', () => expect(failureOf('')).toBe('unknown_failure'));
});
