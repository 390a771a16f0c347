/** Countries that have their own set of domestic controls (ISO 3166-1 alpha-2). */
export const countryIds = ['RU', 'IR', 'CN', 'TR', 'PK', 'BY'] as const;
export type CountryId = (typeof countryIds)[number];
