import type { Catalogue } from '../model/catalogue.ts';
import { isLately } from '../model/lately.ts';
import type { Contact, Service } from '../model/service.ts';
import { commonByCountry, commonEverywhere } from './common-services.ts';

interface Entry {
  readonly url: string;
  readonly contacted?: Pick<Contact, 'on'> | undefined;
}

/**
 * What is checked by default: the messengers that are common somewhere, and every control, with their large files and
 * call relays.
 */
export function defaultEntries({ services, controls }: Catalogue): readonly Entry[] {
  const common = new Set([...commonEverywhere, ...commonByCountry.flatMap((here) => here.services)]);
  return [
    ...services.filter(({ id }) => common.has(id)).flatMap(entriesOf),
    ...controls.flatMap((control) => [control, ...(control.large ? [control.large] : [])]),
  ];
}

/** Every address of a service. */
function entriesOf({ endpoints, relays = [] }: Service): readonly Entry[] {
  return [...endpoints.flatMap((endpoint) => [endpoint, ...(endpoint.large ?? [])]), ...relays];
}

/** The URLs of entries that have not been seen to answer lately. */
export function uncontacted(entries: readonly Entry[], now: number): string[] {
  return entries.filter(({ contacted }) => !contacted || !isLately(contacted.on, now)).map(({ url }) => url);
}

/** Whether none of a service's addresses has been seen to answer lately. */
export function isUntried(service: Service, now: number): boolean {
  const entries = entriesOf(service);
  return uncontacted(entries, now).length === entries.length;
}
