import { controls, services } from './catalogue.ts';
import { contacts } from './contacts.ts';

/** The oldest day on which a public text that names an address of the catalogue was read, as in 2026-11-25. */
export const oldestReading: string | undefined = [...services.flatMap(({ endpoints }) => endpoints), ...controls]
  .flatMap(({ source }) => source.read ?? [])
  .sort()
  .at(0);

/** The newest day on which a server of the catalogue was tried by its makers; undefined where none ever was. */
export const newestContact: string | undefined = Object.values(contacts)
  .map(({ on }) => on)
  .sort()
  .at(-1);
