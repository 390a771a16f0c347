import * as v from 'valibot';

/**
 * The signed part of an update of the catalogue. Its entries are checked one by one after this, so that a mistake is named
 * by the entry.
 */

const day = v.pipe(v.string(), v.isoDate());
const entries = v.pipe(v.array(v.unknown()), v.maxLength(500));

const updateSchema = v.strictObject({
  v: v.literal(1),
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** The day on which it was signed, UTC. */
  issued: day,
  /** The last day on which it is taken. */
  expires: day,
  /** The least version of the extension that reads these entries. */
  leastVersion: v.pipe(v.string(), v.regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/)),
  services: v.pipe(entries, v.minLength(1)),
  controls: v.pipe(entries, v.minLength(1)),
  controlRelays: entries,
});

export type CatalogueUpdate = Readonly<v.InferOutput<typeof updateSchema>>;

export const parseUpdate = (update: unknown) => v.safeParse(updateSchema, update);
