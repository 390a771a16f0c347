/** The fields of a record, or none where it is something else: to read each field of a stored value by itself. */
export function fieldsOf(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored && !Array.isArray(stored) ? (stored as Record<string, unknown>) : {};
}
