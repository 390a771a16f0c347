import { importPublicKey } from '../../protocol/signed/signature.ts';
import { verifySnapshot } from '../../protocol/signed/snapshot.ts';
import type { Networks } from '../../protocol/wire/networks.ts';
import { slotSeconds } from '../../protocol/wire/slot.ts';
import type { Snapshot } from '../../protocol/wire/snapshot.ts';
import { slotsOfDay } from '../days.ts';
import type { SigningKey } from '../signing-key.ts';
import { readDays, readSlots } from '../store/read-counts.ts';
import type { Store } from '../store/store.ts';
import { countsCsv } from './counts-csv.ts';
import { fitSnapshot } from './fit-snapshot.ts';
import type { IsLarge } from './large-networks.ts';
import type { SignedSnapshot } from './log/open-log.ts';
import { firstSlot, makeSnapshot } from './make-snapshot.ts';
import type { Noise } from './noise.ts';
import type { OoniWorld } from './ooni.ts';
import { pagesOfCountry } from './pages-of-country.ts';
import type { PublicFolder } from './public-folder.ts';

export interface CountryParts {
  readonly store: Store;
  readonly signingKey: SigningKey;
  readonly noise: Noise;
  readonly folder: PublicFolder;
  readonly nameOf: Networks['nameOf'];
  readonly isLarge: IsLarge;
  /** The names of the relays. */
  readonly relays: readonly string[];
}

/** Reads the data for a country's snapshot at the beginning of a slot, with all of its networks. */
export async function readCountry(
  { store, noise, isLarge, relays }: Pick<CountryParts, 'store' | 'noise' | 'isLarge' | 'relays'>,
  country: string,
  counter: number,
  ooni: OoniWorld,
): Promise<Snapshot> {
  const slots = await readSlots(store, country, counter - slotsOfDay, counter);
  const days = await readDays(store, country, firstSlot(counter), counter);
  return makeSnapshot({ country, counter, relays, slots, days, ooni: ooni.get(country) ?? new Map(), noise, isLarge });
}

/**
 * Whether it has any shared reports. A country with too few is not listed at all: a listing would reveal that somebody
 * shared.
 */
export function hasFigures({ services }: Snapshot): boolean {
  return Object.values(services).some(({ day, month, strip }) => day ?? month ?? strip);
}

/** The signed snapshot of a country, and what is published beside it. */
export interface MadeCountry {
  /** Including the networks that do not fit into an answer. */
  readonly whole: Snapshot;
  readonly snapshot: Snapshot;
  readonly signed: SignedSnapshot;
}

/** Signs the part that fits into an answer, and verifies it as a reader would. */
export async function signCountry(
  { signingKey }: Pick<CountryParts, 'signingKey'>,
  whole: Snapshot,
): Promise<MadeCountry> {
  const { country, counter } = whole;
  const { snapshot, body } = fitSnapshot(whole);
  const signed = { cc: country, counter, signature: signingKey.sign(body), body };
  const { fault } = await verifySnapshot(bytesOf(signed), await importPublicKey(signingKey.publicKey), {
    country,
    now: counter * slotSeconds * 1000,
  });
  if (fault !== undefined) throw new Error(`${country}: readers would refuse this snapshot for its ${fault}.`);
  return { whole, snapshot, signed };
}

/** A snapshot as readers get it. */
export const bytesOf = ({ signature, body }: SignedSnapshot) => new Uint8Array([...signature, ...body]);

/** Writes the files and the pages of a country. */
export async function writeCountry(
  { folder, nameOf }: Pick<CountryParts, 'folder' | 'nameOf'>,
  { whole, snapshot, signed }: MadeCountry,
): Promise<void> {
  const { country } = whole;
  await folder.write(`${country}.snapshot`, bytesOf(signed));
  await folder.write(`${country}.json`, `${JSON.stringify(snapshot)}\n`);
  await folder.write(`${country}.csv`, countsCsv(whole, nameOf));
  await folder.writePages(pagesOfCountry(whole, nameOf), `${country}-`);
}
