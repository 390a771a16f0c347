/** What a messenger does for a person; each is judged by itself. */
export const functionIds = ['web', 'messages', 'media', 'upload', 'calls'] as const;
export type FunctionId = (typeof functionIds)[number];

/** A service is blocked when all of these fail. */
export const coreFunctions: readonly FunctionId[] = ['web', 'messages'];

/** Countries that have their own set of domestic controls (ISO 3166-1 alpha-2). */
export const countryIds = ['RU', 'IR', 'CN', 'TR', 'PK', 'BY'] as const;
export type CountryId = (typeof countryIds)[number];

export type { Contact, Control, Endpoint, NeutralRelay, Relay, Service } from './service-schema.ts';
/** Of the catalogue, or `custom-` and more for one that a person added. */
export type ServiceId = string;
