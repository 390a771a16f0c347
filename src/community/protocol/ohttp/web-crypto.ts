/** What @hpke/common asks Node's `crypto` for, where it is old: every browser of the extension has it. */
export const webcrypto = globalThis.crypto;
