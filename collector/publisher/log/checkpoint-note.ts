import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type Checkpoint, checkpointText, logName } from '../../../protocol/log/checkpoint.ts';
import type { SigningKey } from '../../signing-key.ts';

/**
 * The checkpoint of the log as a signed note (C2SP signed-note, tlog-checkpoint). The signature is of type 2: ECDSA
 * with SHA-256, in ASN.1. The key's id is the beginning of the hash of its SPKI.
 */

export function signNote(checkpoint: Checkpoint, key: SigningKey): string {
  const text = checkpointText(checkpoint);
  const signature = Buffer.concat([idOf(publicKeyOf(key.publicKey)), key.signAsn1(text)]);
  return `${Buffer.from(text).toString()}\n— ${logName} ${signature.toString('base64')}\n`;
}

const form = new RegExp(
  `^(?<text>${logName}\\n(?<size>0|[1-9]\\d{0,9})\\n(?<root>[A-Za-z0-9+/]{43}=)\\n)\\n(?<signatures>(?:— \\S+ [A-Za-z0-9+/=]+\\n)+)$`,
);

/** Throws if it is no checkpoint or the key did not sign it. Other keys' signatures are ignored. */
export function readNote(note: string, key: KeyObject): Checkpoint {
  const { text = '', size, root = '', signatures = '' } = form.exec(note)?.groups ?? {};
  if (!text) throw new Error('The checkpoint of the log has an odd form.');
  const ours = signatures
    .split('\n')
    .filter((line) => line.startsWith(`— ${logName} `))
    .map((line) => Buffer.from(line.slice(`— ${logName} `.length), 'base64'))
    .filter((bytes) => bytes.subarray(0, idLength).equals(idOf(key)));
  const isGood = (signature: Buffer) =>
    verify('sha256', Buffer.from(text), { key, dsaEncoding: 'der' }, signature.subarray(idLength));
  if (ours.length === 0 || !ours.every(isGood)) throw new Error('The checkpoint of the log is not signed by this key.');
  return { size: Number(size), root };
}

/** @param base64 the raw point */
export function publicKeyOf(base64: string): KeyObject {
  const point = Buffer.from(base64, 'base64');
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33).toString('base64url');
  return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } });
}

const idLength = 4;

function idOf(key: KeyObject): Buffer {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest()
    .subarray(0, idLength);
}
