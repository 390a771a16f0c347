import { importPublicKey, isSigned, signatureLength } from '../../../protocol/signed/signature.ts';

/**
 * The file of an update: one line with the signature, then the signed JSON to the end. Any web server can offer it, and
 * anybody can read it.
 */

const heading = 'reachable-addresses-1 ';

/** The largest accepted file, in bytes: one with every address of the package, each tried, has 85 kB. */
export const largestUpdate = 96 * 1024;

/** The file of this JSON. @param signature of the JSON in UTF-8, as WebCrypto makes it */
export function updateFile(json: string, signature: Uint8Array): string {
  return `${heading}${btoa(String.fromCharCode(...signature))}\n${json}`;
}

export interface Signed {
  readonly text: string;
  /** The key that signed it. */
  readonly signer: string;
}

/**
 * The signed text; undefined if none of the keys signed it.
 * @param keys raw points of P-256, base64
 */
export async function signedText(file: Uint8Array<ArrayBuffer>, keys: readonly string[]): Promise<Signed | undefined> {
  const end = file.indexOf(0x0a);
  const signature = end < 0 ? undefined : signatureIn(file.subarray(0, end));
  if (!signature) return undefined;
  const signed = file.subarray(end + 1);
  const tried = await Promise.all(keys.map((key) => signs(key, signature, signed)));
  const signer = keys[tried.indexOf(true)];
  if (signer === undefined) return undefined;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(signed), signer };
  } catch {
    return undefined;
  }
}

/** A placeholder is no key, and signs nothing. */
async function signs(
  key: string,
  signature: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const imported = await importPublicKey(key).catch(() => undefined);
  return imported !== undefined && isSigned(imported, signature, signed);
}

function signatureIn(line: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const text = String.fromCharCode(...line.subarray(0, 200));
  const [, base64 = ''] = new RegExp(`^${heading}([A-Za-z0-9+/]{86}==)$`).exec(text) ?? [];
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return bytes.length === signatureLength ? bytes : undefined;
}
