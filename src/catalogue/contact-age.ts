import type { Catalogue } from '../model/catalogue.ts';
import { isLately } from '../model/lately.ts';
import type { Contact } from '../model/service.ts';
import { commonByCountry, commonEverywhere } from './common-services.ts';

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
  return entries.filter(({ contacted }) => !contacted || !isLately(contacted.on, now)).map(({ url }) => url);
}
