/** ECDSA P-256 with SHA-256, which every browser has. A signature is r and s, 32 bytes each, as in WebCrypto. */
export const signatureLength = 64;
const rawKeyLength = 65;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** @param base64 the key as SPKI or as a raw point. Throws when it is neither. */
export async function importPublicKey(base64: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const format = bytes.length === rawKeyLength ? 'raw' : 'spki';
  return crypto.subtle.importKey(format, bytes, algorithm, true, ['verify']);
}

export async function isSigned(
  publicKey: CryptoKey,
  signature: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, publicKey, signature, signed);
}
