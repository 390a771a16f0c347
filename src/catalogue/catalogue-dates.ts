import type { Catalogue } from '../model/catalogue.ts';

/** The earliest `read` date of the catalogue's sources, as in 2026-11-25. */
export function oldestReading({ services, controls }: Catalogue): string | undefined {
  return [...services.flatMap(({ endpoints }) => endpoints), ...controls]
    .flatMap(({ source }) => (source.kind === 'memory' ? [] : source.read))
    .sort()
    .at(0);
}

/** The latest day on which we tried a server of the catalogue; undefined when none was tried. */
export function newestContact({ services, controls }: Catalogue): string | undefined {
  const asked = [...services.flatMap(({ endpoints, relays = [] }) => [...endpoints, ...relays]), ...controls];
  return [...asked, ...asked.flatMap((entry) => ('large' in entry ? (entry.large ?? []) : []))]
    .flatMap(({ contacted }) => contacted?.on ?? [])
    .sort()
    .at(-1);
}
