import { importPublicKey } from '../../community/protocol/signed/signature.ts';
import { verifySnapshot } from '../../community/protocol/signed/snapshot.ts';
import { unknownCountry } from '../../community/protocol/wire/place.ts';
import { slotSeconds } from '../../community/protocol/wire/slot.ts';
import type { Snapshot } from '../../community/protocol/wire/snapshot.ts';
import { readCountries } from '../store/read-counts.ts';
import { readSnapshots, type StoredSnapshot } from '../store/snapshots.ts';
import { checkClock } from './check-clock.ts';
import { deleteOld } from './delete-old.ts';
import { firstSlot } from './make-snapshot.ts';
import type { OoniWorld } from './ooni.ts';
import { pagesOfAll } from './pages-of-all.ts';
import { type CountryParts, hasFigures, publishCountry, readCountry } from './publish-country.ts';

export interface PublisherParts extends CountryParts {
  readonly keepDays: number;
}

export interface Publication {
  readonly countries: readonly string[];
  /** Errors by country; the previous files of these countries stay. */
  readonly failures: readonly string[];
  /** Why old counts could not be deleted. The publication stands, and the next one tries again. */
  readonly deletionError: string | undefined;
}

/**
 * Publishes every country as of the beginning of a slot, and deletes old counts.
 * @param isClockRight see `checkClock`
 */
export async function publishAll(
  parts: PublisherParts,
  counter: number,
  ooni: OoniWorld,
  isClockRight = false,
): Promise<Publication> {
  const { store, folder, keepDays } = parts;
  const { publicKey } = parts.signingKey;
  await checkClock(store, counter, isClockRight);
  const earlier = new Map((await readSnapshots(store)).map((stored) => [stored.cc, stored]));
  const counted = await readCountries(store, firstSlot(counter));
  /** The countries in the lists, also those that fail now, since their previous files stay. */
  const listed: Snapshot[] = [];
  const countries: string[] = [];
  const failures: string[] = [];
  // A country that was published once stays, so that readers learn when reports become too few.
  for (const country of [...new Set([...counted, ...earlier.keys()])].sort()) {
    if (country === unknownCountry) continue;
    try {
      const stored = earlier.get(country);
      // After a restart: readers tell the person where two of one slot are not the same.
      const signed = stored?.counter === counter ? await readEarlier(stored, publicKey, counter) : undefined;
      const snapshot = signed ?? (await readCountry(parts, country, counter, ooni));
      if (!hasFigures(snapshot) && !earlier.has(country)) continue;
      await publishCountry(parts, snapshot);
      listed.push(snapshot);
      countries.push(country);
    } catch (error) {
      failures.push(`${country}: ${messageOf(error)}`);
      const last = await readEarlier(earlier.get(country), publicKey, counter);
      if (last) listed.push(last);
    }
  }
  const publishedAt = counter * slotSeconds;
  const index = { v: 1, counter, publishedAt, publicKey, countries: listed.map(({ country }) => country) };
  await folder.write('index.json', `${JSON.stringify(index)}\n`);
  await folder.writePages(pagesOfAll(listed, publishedAt, publicKey));
  const deletionError = await deleteOld(store, counter, keepDays).then(() => undefined, messageOf);
  return { countries, failures, deletionError };
}

/** The previous snapshot, if readers would still accept it; one with another key they would not. */
async function readEarlier(
  stored: StoredSnapshot | undefined,
  publicKey: string,
  counter: number,
): Promise<Snapshot | undefined> {
  if (!stored) return undefined;
  const signed = new Uint8Array([...stored.signature, ...stored.body]);
  const expected = { country: stored.cc, now: counter * slotSeconds * 1000 };
  return (await verifySnapshot(signed, await importPublicKey(publicKey), expected)).snapshot;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
