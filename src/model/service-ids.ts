import * as v from 'valibot';
import type { ServiceId } from './service.ts';

const serviceIdsSchema = v.array(v.string());

/** A list of services as it was stored; empty where it cannot be read. */
export function readServiceIds(stored: unknown): readonly ServiceId[] {
  return v.is(serviceIdsSchema, stored) ? stored : [];
}
