import { list } from '../format.ts';
import { plural } from '../text.ts';
import type { Row } from './rows.ts';

/** Names in a line; the others are counted. */
const maxNames = 2;

/** "Signal, Messenger and 3 more". A third name takes no more room than "1 more". */
export function names(rows: readonly Row[]): string {
  const shown = rows.length === maxNames + 1 ? rows : rows.slice(0, maxNames);
  const left = rows.length - shown.length;
  return list([...shown.map(({ service }) => service.name), ...(left > 0 ? [plural('more_apps', left)] : [])]);
}
