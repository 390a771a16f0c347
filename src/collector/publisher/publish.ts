import { unknownCountry } from '../../core/place.ts';
import { slotSeconds } from '../../core/slot.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { indexPage } from '../pages/index-page.ts';
import { forgetCounts, readCountries } from '../store/read-counts.ts';
import { readSnapshots } from '../store/snapshots.ts';
import { firstSlot } from './make-snapshot.ts';
import type { OoniWorld } from './ooni.ts';
import { type CountryParts, publishCountry, readCountry, tellsAnything } from './publish-country.ts';
import { dayOfSlot, slotsOfDay } from './tally.ts';

export interface PublisherParts extends CountryParts {
  readonly keepDays: number;
}

export interface Publication {
  readonly countries: readonly string[];
  /** What went wrong with which country; its readers keep what was published before. */
  readonly failures: readonly string[];
  /** Why what is too old could not be forgotten. It undoes nothing; the next publication tries again. */
  readonly notForgotten: string | undefined;
}

/** Publishes every country as it stands at the beginning of a slot, and forgets what is too old. */
export async function publishAll(parts: PublisherParts, counter: number, ooni: OoniWorld): Promise<Publication> {
  const { store, folder, signingKey, keepDays } = parts;
  const earlier = await readSnapshots(store);
  const newest = Math.max(0, ...earlier.map((snapshot) => snapshot.counter));
  if (newest > counter) {
    throw new Error(`Slot ${newest} was published before slot ${counter}: the clock of this machine is wrong.`);
  }
  // A country that was told once goes on being told, so that readers hear that reports have become too few.
  const toldBefore = new Set(earlier.map(({ cc }) => cc));
  const counted = await readCountries(store, firstSlot(counter));
  const snapshots: Snapshot[] = [];
  const failures: string[] = [];
  for (const country of [...new Set([...counted, ...toldBefore])].sort()) {
    if (country === unknownCountry) continue;
    try {
      const snapshot = await readCountry(parts, country, counter, ooni);
      if (!tellsAnything(snapshot) && !toldBefore.has(country)) continue;
      await publishCountry(parts, snapshot);
      snapshots.push(snapshot);
    } catch (error) {
      failures.push(`${country}: ${messageOf(error)}`);
    }
  }
  const publishedAt = counter * slotSeconds;
  const { publicKey } = signingKey;
  const countries = snapshots.map(({ country }) => country);
  await folder.write('index.json', `${JSON.stringify({ v: 1, counter, publishedAt, publicKey, countries })}\n`);
  await folder.write('index.html', indexPage(snapshots, publishedAt, publicKey));
  const oldest = (dayOfSlot(counter) - keepDays) * slotsOfDay;
  const notForgotten = await forgetCounts(store, oldest).then(() => undefined, messageOf);
  return { countries, failures, notForgotten };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
