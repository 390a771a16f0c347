import type { Contact, Control, Service } from '../model/service.ts';
import seen from './contacts.json' with { type: 'json' };

/** Answers of the real servers, by URL. Only a program writes the file. */
export const contacts: Readonly<Record<string, Contact>> = seen;

/** Adds the day of an entry's contact, which only the file has. */
export function withContact<Entry extends { readonly url: string }>(entry: Entry) {
  const contact = contacts[entry.url];
  return { ...entry, contacted: contact && { on: contact.on } };
}

/** Adds the contacts of all endpoints, large objects and relays of a service. */
export function serviceWithContacts(service: Service): Service {
  const { endpoints, relays } = service;
  return {
    ...service,
    endpoints: endpoints.map((endpoint) => ({
      ...withContact(endpoint),
      ...(endpoint.large && { large: endpoint.large.map(withContact) }),
    })),
    ...(relays && { relays: relays.map(withContact) }),
  };
}

/** The same for a control. */
export function controlWithContacts(control: Control): Control {
  return { ...withContact(control), ...(control.large && { large: withContact(control.large) }) };
}
