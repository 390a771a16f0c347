import * as v from 'valibot';

/** ISO 3166-1 alpha-2. */
export type CountryId = string;

export const countryIdSchema = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'expected a country like BY'));
