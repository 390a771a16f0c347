import type { AddressKind, Failure, ProbeKind } from './observation.ts';

/** The words of an observation as lists, for schemas and tests; leaving one out, or inventing one, is a type error. */

const wordsOf = <Word extends string>(words: { readonly [Each in Word]: true }) => Object.keys(words) as Word[];

export const failures = wordsOf<Failure>({
  dns_lookup_error: true,
  connection_refused: true,
  host_unreachable: true,
  connection_reset: true,
  eof_error: true,
  tcp_timeout_error: true,
  tls_timeout_error: true,
  generic_timeout_error: true,
  ssl_failed_handshake: true,
  ssl_unknown_authority: true,
  ssl_invalid_hostname: true,
  ssl_certificate_date: true,
  ssl_invalid_certificate: true,
  ssl_error: true,
  http_request_failed: true,
  http_invalid_answer: true,
  http_redirect_loop: true,
  websocket_failed: true,
  relay_failed: true,
  proxy_error: true,
  blocked_by_browser: true,
  network_down: true,
  network_changed: true,
  interrupted: true,
  unknown_failure: true,
});

export const addressKinds = wordsOf<AddressKind>({
  public: true,
  private: true,
  loopback: true,
  unspecified: true,
  shared: true,
  fake: true,
  'link-local': true,
});

export const probeKinds = wordsOf<ProbeKind>({
  https: true,
  http: true,
  websocket: true,
  dns: true,
  doh: true,
  'address-tls': true,
  'port-80': true,
  knock: true,
  'knock-address': true,
  download: true,
  upload: true,
  'object-head': true,
  'small-upload': true,
  stun: true,
  turn: true,
});
