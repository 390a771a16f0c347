import { controls, services } from '../../src/catalogue/catalogue.ts';
import { commonByCountry, commonEverywhere } from '../../src/catalogue/common-services.ts';
import type { Contact } from '../../src/model/service.ts';

/** The longest time since a server was last seen to answer, days. */
const maxDays = 30;

const dayMs = 24 * 60 * 60 * 1000;

interface Entry {
  readonly url: string;
  readonly contacted?: Contact | undefined;
}

/** What is asked where nobody chose anything: the messengers that are common somewhere, and every control. */
export function defaultEntries(): readonly Entry[] {
  const common = new Set([...commonEverywhere, ...commonByCountry.flatMap(({ services }) => services)]);
  return [...services.filter(({ id }) => common.has(id)).flatMap(({ endpoints }) => endpoints), ...controls];
}

/** The URLs of entries that were not seen to answer in the last 30 days. */
export function uncontacted(entries: readonly Entry[], now: number): string[] {
  const isRecent = ({ on }: Contact) => now - Date.parse(on) <= maxDays * dayMs;
  return entries.filter(({ contacted }) => !contacted || !isRecent(contacted)).map(({ url }) => url);
}
