import type { Catalogue } from '../model/catalogue.ts';
import type { Contact } from '../model/service.ts';
import { commonByCountry, commonEverywhere } from './common-services.ts';

/** A server that was not seen to answer for so long may have moved, days. */
export const maxContactDays = 30;

const dayMs = 24 * 60 * 60 * 1000;

interface Entry {
  readonly url: string;
  readonly contacted?: Contact | undefined;
}

/** What is asked where nobody chose anything: the messengers that are common somewhere, and every control. */
export function defaultEntries({ services, controls }: Catalogue): readonly Entry[] {
  const common = new Set([...commonEverywhere, ...commonByCountry.flatMap((here) => here.services)]);
  return [...services.filter(({ id }) => common.has(id)).flatMap(({ endpoints }) => endpoints), ...controls];
}

/** The URLs of entries that were not seen to answer lately. */
export function uncontacted(entries: readonly Entry[], now: number): string[] {
  const isRecent = ({ on }: Contact) => now - Date.parse(on) <= maxContactDays * dayMs;
  return entries.filter(({ contacted }) => !contacted || !isRecent(contacted)).map(({ url }) => url);
}
