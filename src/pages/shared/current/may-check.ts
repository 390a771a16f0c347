import type { Row } from './rows.ts';
import type { View } from './view.ts';

/** The messengers that a check left out because the browser gave no access. "Allow all" asks for it again. */
export function refusedRows(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.verdict?.because.includes('permission-missing') && row.missing.length > 0);
}

/** Is there nothing that a check could reach without "Allow all"? */
export function isAllRefused({ services }: View, refused: readonly Row[]): boolean {
  return refused.length > 0 && refused.length === services.length;
}

/** The match patterns that "Check now" asks for. What was refused is left to "Allow all". */
export function askedByCheck({ missing }: View, refused: readonly Row[]): readonly string[] {
  return refused.length > 0 ? [] : missing;
}

/** May a person start a check? One that the browser began by itself, which takes minutes, gives way to it. */
export function mayCheck({ running }: Pick<View, 'running'>): boolean {
  return running?.trigger !== 'person';
}

/** How many of the chosen messengers the last check covered. Undefined if it covered all; "Test again" covers one. */
export function checkedPart({ services, finished }: Pick<View, 'services' | 'finished'>) {
  const checked = services.filter(({ id }) => finished?.services.includes(id)).length;
  return checked === services.length ? undefined : { checked, total: services.length };
}
