/** The fields of a stored record, to be read one by one; empty when the value is no record. */
export function fieldsOf(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored && !Array.isArray(stored) ? (stored as Record<string, unknown>) : {};
}
