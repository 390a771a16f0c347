import * as v from 'valibot';
import { isNumberOfDay } from './list-day.ts';

/**
 * The signed part of a catalogue update. Its entries are checked one by one afterwards, so that a mistake is named by
 * its entry.
 */

const entries = v.pipe(v.array(v.unknown()), v.maxLength(500));

const updateSchema = v.strictObject({
  v: v.literal(1),
  /** The day of its signing, UTC. */
  number: v.pipe(v.number(), v.check(isNumberOfDay, 'expected the number of a day, as 20261201')),
  /** The last day on which it is accepted, UTC. */
  expires: v.pipe(v.string(), v.isoDate()),
  /** The lowest version of the extension that can read these entries. */
  leastVersion: v.pipe(v.string(), v.regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/)),
  services: v.pipe(entries, v.minLength(1)),
  controls: v.pipe(entries, v.minLength(1)),
  controlRelays: entries,
});

export type CatalogueUpdate = Readonly<v.InferOutput<typeof updateSchema>>;

export const parseUpdate = (update: unknown) => v.safeParse(updateSchema, update);
