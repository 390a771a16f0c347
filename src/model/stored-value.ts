/**
 * Checks of values that a browser gives back from its storage. By hand: they are in the popup and in the background, which
 * are started over and over, and a library of schemas is a fifth of what those load otherwise.
 */
export type Check<Value> = (stored: unknown) => stored is Value;

export const isText = (stored: unknown): stored is string => typeof stored === 'string';

export const isFlag = (stored: unknown): stored is boolean => typeof stored === 'boolean';

export const isNumber = (stored: unknown): stored is number => typeof stored === 'number' && !Number.isNaN(stored);

export const isCount = (stored: unknown): stored is number => Number.isInteger(stored) && Number(stored) >= 0;

/** Year, month and day, as in 2026-11-25. */
export const isDay = (stored: unknown): stored is string =>
  isText(stored) && /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(stored);

export function isOneOf<const Value>(choices: readonly Value[]): Check<Value> {
  return (stored): stored is Value => choices.some((choice) => choice === stored);
}

export function isListOf<Value>(isItem: Check<Value>): Check<readonly Value[]> {
  return (stored): stored is readonly Value[] => Array.isArray(stored) && stored.every(isItem);
}

/** The fields of a record, or none where something else was stored. */
export function fieldsOf(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored && !Array.isArray(stored) ? (stored as Record<string, unknown>) : {};
}
