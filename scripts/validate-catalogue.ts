import type { Plugin } from 'vite';
import { controls, services } from '../src/catalogue/catalogue.ts';
import { contacts } from '../src/catalogue/contacts.ts';
import { controlRelays } from '../src/catalogue/controls.ts';
import { validateCatalogue, validateContacts } from '../src/catalogue/validate.ts';

/** Stops the build if an entry of the catalogue is wrong, and names each mistake. */
export function validateCataloguePlugin(): Plugin {
  return {
    name: 'reachable:validate-catalogue',
    config() {
      const mistakes = [
        ...validateCatalogue(services, controls, controlRelays),
        ...validateContacts(contacts, services, controls, controlRelays),
      ];
      if (mistakes.length > 0)
        throw new Error(`The catalogue is wrong:\n${mistakes.map((text) => `  ${text}`).join('\n')}`);
    },
  };
}
