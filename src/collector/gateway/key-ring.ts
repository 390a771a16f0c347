import { randomInt } from 'node:crypto';
import { aes128Gcm, hkdfSha256 } from '../../community/protocol/ohttp/header.ts';
import { encodeKeyConfigs } from '../../community/protocol/ohttp/key-config.ts';
import { type SignedKeys, signedText } from '../../community/protocol/signed/keys.ts';
import { dayMs, dayOf } from '../each-day.ts';
import { type PrivateKey, p256Key } from './hpke.ts';
import { type OpenedMessages, rememberOpened } from './opened-messages.ts';

/**
 * The gateway's keys. They exist for one UTC day and in memory only, so that nobody who takes the machine can open
 * yesterday's messages. A key remembers what it has opened for as long as it exists, and no two gateways or runs of one have
 * the same key: so of all messages with one encapsulated key, one counts.
 */
export interface KeyRing {
  /** The key with this id, unless it was deleted. */
  keyOf(keyId: number): PrivateKey | undefined;
  /** Whether a message that this key has opened came for the first time. From now on it is known. */
  isFirst(keyId: number, enc: Uint8Array): boolean;
  /** `application/ohttp-keys` with today's key. */
  keys(): Uint8Array;
  /** The same, signed, for senders that get it through a relay. */
  signedKeys(): SignedKeys;
  /**
   * Makes a new key where the day is another one, earlier or later, or where the key has opened very many messages, and
   * deletes old ones.
   */
  turn(now: number): void;
}

/** How long an old key stays: a sender may have just fetched it, and clocks differ. */
const overlapMs = 15 * 60 * 1000;

interface HeldKey {
  readonly id: number;
  readonly key: PrivateKey;
  readonly opened: OpenedMessages;
  /** Days since 1970. */
  readonly day: number;
  readonly keys: Uint8Array;
  readonly signed: SignedKeys;
}

/**
 * @param sign signs with the publisher's key
 * @param remember makes the memory of a new key
 */
export function openKeyRing(
  sign: (text: Uint8Array) => Uint8Array,
  now: number,
  remember: () => OpenedMessages = rememberOpened,
): KeyRing {
  const make = (id: number, day: number) => makeKey(id, sign, day, remember());
  let current = make(randomInt(256), dayOf(now));
  let previous: HeldKey | undefined;
  const find = (keyId: number) => [current, previous].find((held) => held?.id === keyId && !held.opened.isFull());
  return {
    keyOf: (keyId) => find(keyId)?.key,
    isFirst: (keyId, enc) => find(keyId)?.opened.isFirst(enc) ?? false,
    keys: () => current.keys,
    signedKeys: () => current.signed,
    turn(at) {
      const day = dayOf(at);
      if (day !== current.day || current.opened.isHalfFull()) {
        previous = current;
        current = make((current.id + 1) % 256, day);
      }
      // A key of a later day was made while the clock was wrong: no sender has accepted it.
      const isOnItsWay = previous?.day === dayOf(at - overlapMs);
      if (!isOnItsWay) previous = undefined;
    },
  };
}

/** The key is valid for the whole day, so a clock that was wrong by hours at the start does no harm. */
function makeKey(id: number, sign: (text: Uint8Array) => Uint8Array, day: number, opened: OpenedMessages): HeldKey {
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
    notBefore: (day * dayMs) / 1000,
    notAfter: ((day + 1) * dayMs) / 1000,
  };
  const signature = Buffer.from(sign(signedText(unsigned))).toString('base64');
  return { id, key, opened, day, keys, signed: { ...unsigned, signature } };
}
