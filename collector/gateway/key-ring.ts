import { createHash, randomInt } from 'node:crypto';
import type { LoggedKeys } from '../../protocol/log/proven-keys.ts';
import { aes128Gcm, hkdfSha256 } from '../../protocol/ohttp/header.ts';
import { encodeKeyConfigs } from '../../protocol/ohttp/key-config.ts';
import { dayOf } from '../each-day.ts';
import type { KeySet, LoggedKeySet } from '../store/key-sets.ts';
import { type PrivateKey, p256Key } from './hpke.ts';
import { type OpenedMessages, rememberOpened } from './opened-messages.ts';

/**
 * The gateway's keys. Each is for one UTC day and exists only in memory, so that nobody who seizes the machine can open
 * yesterday's messages. Tomorrow's keys are made today, so that the publisher has time to log them: senders accept only
 * logged keys. A key remembers all that it has opened, and no two gateways, or runs of one, share a key: so of all
 * messages with one encapsulated key, one counts.
 */
export interface KeyRing {
  /** The key with this id, unless it was deleted. */
  keyOf(keyId: number): PrivateKey | undefined;
  /** Whether this key opens the message for the first time. From now on the message is known. */
  isFirst(keyId: number, enc: Uint8Array): boolean;
  /** `application/ohttp-keys` with today's key, even if no log has it yet: for senders who follow no log. */
  keys(): Uint8Array;
  /** The newest of today's keys in the log, if any. */
  loggedKeys(): LoggedKeys | undefined;
  /** All keys of today and tomorrow, for the publisher. */
  sets(): readonly KeySet[];
  /** Stores what the publisher says of them. */
  logged(sets: readonly LoggedKeySet[]): void;
  /**
   * Makes new keys if the day has changed, forwards or backwards, or if today's key has opened very many messages, and
   * deletes old ones.
   */
  turn(now: number): void;
}

/** How long an old key stays: a sender may have just fetched it, and clocks differ. */
const overlapMs = 15 * 60 * 1000;

interface HeldKey extends KeySet {
  readonly id: number;
  readonly key: PrivateKey;
  readonly opened: OpenedMessages;
  readonly keys: Uint8Array;
}

/** @param remember makes the memory of a new key */
export function openKeyRing(now: number, remember: () => OpenedMessages = rememberOpened): KeyRing {
  /** In the order of their making. */
  let held: readonly HeldKey[] = [];
  let today = dayOf(now);
  let logged: ReadonlyMap<string, LoggedKeySet> = new Map();
  let nextId = randomInt(256);

  const find = (keyId: number) => held.findLast(({ id, opened }) => id === keyId && !opened.isFull());
  const ofToday = () => held.filter(({ day, opened }) => day === today && !opened.isFull());
  const newestLogged = () => ofToday().findLast(({ hash }) => logged.has(hash));
  function ensure(day: number) {
    if (held.findLast((one) => one.day === day)?.opened.isHalfFull() === false) return;
    held = [...held, makeKey(nextId, day, remember())];
    nextId = (nextId + 1) % 256;
  }
  function turn(at: number) {
    today = dayOf(at);
    // A key of any other day was made while the clock was wrong: no sender has accepted it.
    const days = [dayOf(at - overlapMs), today, today + 1];
    held = withoutReplaced(held.filter(({ day }) => days.includes(day)));
    ensure(today);
    ensure(today + 1);
  }
  turn(now);

  return {
    keyOf: (keyId) => find(keyId)?.key,
    isFirst: (keyId, enc) => find(keyId)?.opened.isFirst(enc) ?? false,
    keys: () => (newestLogged() ?? ofToday().at(-1))?.keys ?? new Uint8Array(),
    loggedKeys() {
      const newest = newestLogged();
      const known = newest && logged.get(newest.hash);
      if (!newest || !known) return undefined;
      const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
      return { v: 1, keys: base64(newest.keys), day: newest.day, place: known.place, proof: base64(known.proof) };
    },
    sets: () => held.filter(({ day }) => day >= today).map(({ day, hash }) => ({ day, hash })),
    logged(sets) {
      logged = new Map(sets.map((set) => [set.hash, set]));
    },
    turn,
  };
}

/** Each day keeps two: the key that is due for replacement, and its replacement, which waits for the log. */
const withoutReplaced = (held: readonly HeldKey[]): readonly HeldKey[] =>
  held.filter(({ day }, index) => held.slice(index + 1).filter((later) => later.day === day).length < 2);

function makeKey(id: number, day: number, opened: OpenedMessages): HeldKey {
  const key = p256Key();
  const config = {
    keyId: id,
    kemId: key.kemId,
    publicKey: Uint8Array.from(key.publicKey),
    algorithms: [{ kdfId: hkdfSha256, aeadId: aes128Gcm }],
  };
  const keys = encodeKeyConfigs([config]);
  return { id, key, opened, day, keys, hash: createHash('sha256').update(keys).digest('base64') };
}
