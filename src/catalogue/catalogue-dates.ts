import { controls, services } from './catalogue.ts';
import { contacts } from './contacts.ts';

/** The earliest `read` date of the catalogue's sources, as in 2026-11-25. */
export const oldestReading: string | undefined = [...services.flatMap(({ endpoints }) => endpoints), ...controls]
  .flatMap(({ source }) => (source.kind === 'memory' ? [] : source.read))
  .sort()
  .at(0);

/** The latest day on which we tried a server of the catalogue; undefined when none was tried. */
export const newestContact: string | undefined = Object.values(contacts)
  .map(({ on }) => on)
  .sort()
  .at(-1);
