import type { Contact, Service } from '../model/service.ts';
import seen from './contacts.json' with { type: 'json' };

/** What was seen of the real servers, by URL. A program writes the file, never a person. */
export const contacts: Readonly<Record<string, Contact>> = seen;

/** An entry with what was seen of its server: from the file alone, whatever the entry says. */
export function withContact<Entry extends { readonly url: string }>(entry: Entry) {
  return { ...entry, contacted: contacts[entry.url] };
}

/** The same for everything of a service that is asked. */
export function serviceWithContacts(service: Service): Service {
  const { endpoints, relays } = service;
  return { ...service, endpoints: endpoints.map(withContact), ...(relays && { relays: relays.map(withContact) }) };
}
