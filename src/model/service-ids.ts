import * as v from 'valibot';
import type { ServiceId } from './service.ts';

const serviceIdsSchema = v.array(v.string());

/** Reads a stored list of services; empty when it is not valid. */
export function readServiceIds(stored: unknown): readonly ServiceId[] {
  return v.is(serviceIdsSchema, stored) ? stored : [];
}
