import type { AddressCompared, AddressKind, ProbeKind } from './observation.ts';

/** The words of observations as lists, for schemas and tests. A missing or extra word is a type error. */

const wordsOf = <Word extends string>(words: { readonly [Each in Word]: true }) => Object.keys(words) as Word[];

export const addressKinds = wordsOf<AddressKind>({
  public: true,
  private: true,
  loopback: true,
  unspecified: true,
  shared: true,
  fake: true,
  'link-local': true,
});

export const addressComparisons = wordsOf<AddressCompared>({
  same: true,
  near: true,
  other: true,
  outside: true,
});

export const probeKinds = wordsOf<ProbeKind>({
  https: true,
  http: true,
  websocket: true,
  'first-word': true,
  channel: true,
  handshake: true,
  dns: true,
  lookup: true,
  doh: true,
  'own-address-tcp': true,
  'own-address-tls': true,
  'own-address-reply': true,
  'address-tcp': true,
  'address-tls': true,
  'port-80': true,
  'other-path': true,
  download: true,
  upload: true,
  'object-head': true,
  'small-upload': true,
  'first-download': true,
  'first-upload': true,
  'short-download': true,
  quic: true,
  stun: true,
  turn: true,
});
