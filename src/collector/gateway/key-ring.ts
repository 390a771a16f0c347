import { randomInt } from 'node:crypto';
import { aes128Gcm, hkdfSha256 } from '../../community/protocol/ohttp/header.ts';
import { encodeKeyConfigs } from '../../community/protocol/ohttp/key-config.ts';
import { type SignedKeys, signedText } from '../../community/protocol/signed/keys.ts';
import { type PrivateKey, p256Key } from './hpke.ts';

/**
 * The gateway's keys. They exist for one day and in memory only, so that nobody who takes the machine can open
 * yesterday's messages.
 */
export interface KeyRing {
  /** The key with this id, unless it was deleted. */
  keyOf(keyId: number): PrivateKey | undefined;
  /** `application/ohttp-keys` with today's key. */
  keys(): Uint8Array;
  /** The same, signed, for senders that get it through a relay. */
  signedKeys(): SignedKeys;
  /** Makes a new key when it is due, and deletes old ones. */
  turn(now: number): void;
}

const lifeMs = 24 * 60 * 60 * 1000;

/** How long an old key stays: a sender may have just fetched it, and clocks differ. */
const overlapMs = 15 * 60 * 1000;

interface HeldKey {
  readonly id: number;
  readonly key: PrivateKey;
  /** Epoch ms. */
  readonly notAfter: number;
  readonly keys: Uint8Array;
  readonly signed: SignedKeys;
}

/** @param sign signs with the publisher's key */
export function openKeyRing(sign: (text: Uint8Array) => Uint8Array, now: number): KeyRing {
  let current = makeKey(randomInt(256), sign, now);
  let previous: HeldKey | undefined;
  return {
    keyOf: (keyId) => [current, previous].find((held) => held?.id === keyId)?.key,
    keys: () => current.keys,
    signedKeys: () => current.signed,
    turn(at) {
      if (previous && at >= previous.notAfter + overlapMs) previous = undefined;
      if (at < current.notAfter) return;
      const next = makeKey((current.id + 1) % 256, sign, at);
      previous = at < current.notAfter + overlapMs ? current : undefined;
      current = next;
    },
  };
}

function makeKey(id: number, sign: (text: Uint8Array) => Uint8Array, now: number): HeldKey {
  const key = p256Key();
  const config = {
    keyId: id,
    kemId: key.kemId,
    publicKey: Uint8Array.from(key.publicKey),
    algorithms: [{ kdfId: hkdfSha256, aeadId: aes128Gcm }],
  };
  const keys = encodeKeyConfigs([config]);
  const unsigned = {
    v: 1 as const,
    keys: Buffer.from(keys).toString('base64'),
    notBefore: Math.floor(now / 1000),
    notAfter: Math.floor((now + lifeMs) / 1000),
  };
  const signature = Buffer.from(sign(signedText(unsigned))).toString('base64');
  return { id, key, notAfter: now + lifeMs, keys, signed: { ...unsigned, signature } };
}
