import { isReadable } from '../../../catalogue/readable-by-operator.ts';
import type { FunctionId } from '../../../model/function-ids.ts';
import type { FunctionVerdict } from '../../../model/verdict.ts';
import { capital, list } from '../format.ts';
import { plural, t } from '../text.ts';
import type { Row } from './rows.ts';

/** What is said of messengers that work. Nothing is said to work that was not tested. */

/** Messengers of which the same was tested: "messages and photos work". */
interface WellGroup {
  readonly text: string;
  readonly rows: readonly Row[];
}

/** Those that work, by what was tested of them, the most first. */
export function wellGroups(works: readonly Row[]): readonly WellGroup[] {
  const [written, onlyPages] = parted(works, (row) => isWell(row, 'messages'));
  const [withPhotos, withoutPhotos] = parted(written, (row) => isWell(row, 'media'));
  return [
    { text: t('well_messages_photos'), rows: withPhotos },
    { text: t('well_messages'), rows: withoutPhotos },
    { text: t('well_pages'), rows: onlyPages },
  ].filter(({ rows }) => rows.length > 0);
}

/** "Signal: messages and photos work", and where it is so of all of them "Messages and photos work". */
export function wellText({ text, rows }: WellGroup, all: number): string {
  return rows.length === all && all > 1 ? capital(text) : t('fails_parts', { apps: names(rows), effects: text });
}

/** What is known of calls, where messengers work. A browser can ask only some of them for their call servers. */
export function callsText(works: readonly Row[]): string | undefined {
  const calls = works.flatMap((row) => partOf(row, 'calls') ?? []);
  const answering = works.filter((row) => isWell(row, 'calls'));
  if (calls.length === 0) return undefined;
  if (answering.length === works.length) return t('calls_answer');
  if (answering.length > 0) return t('calls_answer_some', { apps: names(answering) });
  if (calls.some(({ state }) => state !== 'untestable')) return t('calls_unclear');
  return t(calls.some(({ because }) => because.includes('left-out')) ? 'calls_not_tested' : 'calls_untestable');
}

/** Whoever looks for another messenger needs no more names. */
const enough = 2;

/** "Write or call on Signal and Messenger": what to use while others fail. Where the operator can read along, it is said. */
export function insteadText(works: readonly Row[]): string | undefined {
  const answering = works.filter((row) => isWell(row, 'messages'));
  const writable = answering.filter(({ service }) => !isReadable(service.id));
  const callable = writable.filter((row) => isWell(row, 'calls'));
  if (callable.length > 0) return t('call_on', { apps: names(callable.slice(0, enough)) });
  if (writable.length > 0) return t('write_on', { apps: names(writable.slice(0, enough)) });
  if (answering.length > 0) return t('write_on_readable', { apps: names(answering.slice(0, enough)) });
  return works.length > 0 ? t('fails_parts', { apps: names(works), effects: t('well_pages') }) : undefined;
}

export function isWell(row: Pick<Row, 'verdict'>, id: FunctionId): boolean {
  return partOf(row, id)?.state === 'works';
}

function partOf({ verdict }: Pick<Row, 'verdict'>, id: FunctionId): FunctionVerdict | undefined {
  return verdict?.functions.find((one) => one.function === id);
}

function parted(rows: readonly Row[], fits: (row: Row) => boolean): readonly [readonly Row[], readonly Row[]] {
  return [rows.filter(fits), rows.filter((row) => !fits(row))];
}

/** Names in a line; the others are counted. */
const maxNames = 2;

/** "Signal, Messenger and 3 more". A third name takes no more room than "1 more". */
export function names(rows: readonly Row[]): string {
  const shown = rows.length === maxNames + 1 ? rows : rows.slice(0, maxNames);
  const left = rows.length - shown.length;
  return list([...shown.map(({ service }) => service.name), ...(left > 0 ? [plural('more_apps', left)] : [])]);
}
