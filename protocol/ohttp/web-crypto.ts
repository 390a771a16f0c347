/** Replaces the import of Node's `crypto` in @hpke/common: every supported browser has WebCrypto. */
export const webcrypto = globalThis.crypto;
