import { importPublicKey } from '../../community/protocol/signed/signature.ts';
import { verifySnapshot } from '../../community/protocol/signed/snapshot.ts';
import type { Networks } from '../../community/protocol/wire/networks.ts';
import { slotSeconds } from '../../community/protocol/wire/slot.ts';
import type { Snapshot } from '../../community/protocol/wire/snapshot.ts';
import { slotsOfDay } from '../days.ts';
import type { SigningKey } from '../signing-key.ts';
import { readDays, readSlots } from '../store/read-counts.ts';
import { storeSnapshot } from '../store/snapshots.ts';
import type { Store } from '../store/store.ts';
import { countsCsv } from './counts-csv.ts';
import { fitSnapshot } from './fit-snapshot.ts';
import type { IsLarge } from './large-networks.ts';
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

/** The snapshot of a country at the beginning of a slot, with all of its networks. */
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

/** Whether it holds any shared reports. A country with too few is not listed at all, so as not to reveal that somebody shared. */
export function hasFigures({ services }: Snapshot): boolean {
  return Object.values(services).some(({ day, month, strip }) => day ?? month ?? strip);
}

/** Signs the part that fits into an answer, verifies it as a reader would, and publishes it. */
export async function publishCountry(parts: CountryParts, whole: Snapshot): Promise<void> {
  const { store, signingKey, folder, nameOf } = parts;
  const { country, counter } = whole;
  const { snapshot, body } = fitSnapshot(whole);
  const signature = signingKey.sign(body);
  const signed = new Uint8Array([...signature, ...body]);
  const { fault } = await verifySnapshot(signed, await importPublicKey(signingKey.publicKey), {
    country,
    now: counter * slotSeconds * 1000,
  });
  if (fault !== undefined) throw new Error(`${country}: readers would refuse this snapshot for its ${fault}.`);
  await storeSnapshot(store, { cc: country, counter, signature, body });
  await folder.write(`${country}.snapshot`, signed);
  await folder.write(`${country}.json`, `${JSON.stringify(snapshot)}\n`);
  await folder.write(`${country}.csv`, countsCsv(whole, nameOf));
  await folder.writePages(pagesOfCountry(whole, nameOf), `${country}-`);
}
