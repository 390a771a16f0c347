import { importPublicKey } from '../../protocol/signed/signature.ts';
import { verifySnapshot } from '../../protocol/signed/snapshot.ts';
import { unknownCountry } from '../../protocol/wire/place.ts';
import { slotSeconds } from '../../protocol/wire/slot.ts';
import type { Snapshot } from '../../protocol/wire/snapshot.ts';
import { readCountries } from '../store/read-counts.ts';
import { readSnapshots, type StoredSnapshot, storeSnapshots } from '../store/snapshots.ts';
import { checkClock } from './check-clock.ts';
import { deleteOld } from './delete-old.ts';
import { addOfferedKeys } from './log/log-keys.ts';
import { openLog } from './log/open-log.ts';
import { firstSlot } from './make-snapshot.ts';
import type { OoniWorld } from './ooni.ts';
import { pagesOfAll } from './pages-of-all.ts';
import {
  bytesOf,
  type CountryParts,
  hasFigures,
  type MadeCountry,
  readCountry,
  signCountry,
  writeCountry,
} from './publish-country.ts';

export interface PublisherParts extends CountryParts {
  readonly keepDays: number;
}

export interface Publication {
  readonly countries: readonly string[];
  /** Errors by country, whose previous files stay, and of keys that were not logged. */
  readonly failures: readonly string[];
  /** Why old counts could not be deleted. The publication stands, and the next one tries again. */
  readonly deletionError: string | undefined;
}

/**
 * Publishes every country as of the beginning of a slot, then deletes old counts.
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
  // A country stays once it was published, so that readers learn when reports become too few.
  const all = [...new Set([...counted, ...earlier.keys()])].filter((country) => country !== unknownCountry).sort();
  const failures: string[] = [];
  /** Runs the work for each country, even after one has failed. */
  const inEach = async (work: (country: string) => Promise<void>) => {
    for (const country of all) {
      await work(country).catch((error: unknown) => failures.push(`${country}: ${messageOf(error)}`));
    }
  };

  const log = await openLog(parts, counter);
  const made = new Map<string, MadeCountry>();
  await inEach(async (country) => {
    const stored = earlier.get(country);
    // After a restart, keeps what was published: readers warn the person if two snapshots of one slot differ.
    const before = stored?.counter === counter ? await readEarlier(stored, publicKey, counter) : undefined;
    const whole = before ?? (await readCountry(parts, country, counter, ooni));
    if (!hasFigures(whole) && !stored) return;
    const one = before && stored ? { whole, snapshot: whole, signed: stored } : await signCountry(parts, whole);
    await log.add(one.signed);
    made.set(country, one);
  });
  const keys = await addOfferedKeys(parts, log, counter);
  failures.push(...keys.failures);
  // Nobody gets a snapshot that the log does not have.
  const ended = log.end();
  const newest = all.flatMap((country) => made.get(country)?.signed ?? earlier.get(country) ?? []);
  const proven = await Promise.all(newest.map(ended.prove));
  await storeSnapshots(
    store,
    proven.filter((one) => one !== undefined),
    ended.growth,
    keys.proveAll(ended),
  );
  await ended.write();

  const countries: string[] = [];
  /** Includes the countries that fail now, since their previous files stay. */
  const listed: Snapshot[] = [];
  await inEach(async (country) => {
    const one = made.get(country);
    try {
      if (one) {
        await writeCountry(parts, one);
        countries.push(country);
      }
    } finally {
      const told = countries.includes(country)
        ? one?.whole
        : await readEarlier(earlier.get(country), publicKey, counter);
      if (told) listed.push(told);
    }
  });
  const publishedAt = counter * slotSeconds;
  const index = { v: 1, counter, publishedAt, publicKey, countries: listed.map(({ country }) => country) };
  await folder.write('index.json', `${JSON.stringify(index)}\n`);
  await folder.writePages(pagesOfAll(listed, publishedAt, publicKey));
  const deletionError = await deleteOld(store, counter, keepDays).then(() => undefined, messageOf);
  return { countries, failures, deletionError };
}

/** The previous snapshot, if readers would still accept it: one with another key they would refuse. */
async function readEarlier(
  stored: StoredSnapshot | undefined,
  publicKey: string,
  counter: number,
): Promise<Snapshot | undefined> {
  if (!stored) return undefined;
  const expected = { country: stored.cc, now: counter * slotSeconds * 1000 };
  return (await verifySnapshot(bytesOf(stored), await importPublicKey(publicKey), expected)).snapshot;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
