import type { HourMatrix } from '../../../history/hour-matrix.ts';
import { usualHours } from '../../../history/usual-hours.ts';
import { hourOfDay, list, percentText } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import type { BarRow } from './bar-cell.ts';

/** Messengers that a sentence about several names. */
const maxNames = 2;

/** "Least reliable in this time: Telegram (72 % fine)." Undefined where nothing was judged. */
export function leastReliable(rows: readonly BarRow[]): string | undefined {
  const judged = rows.flatMap(({ id, name, worked }) =>
    id === 'connection' || worked === undefined ? [] : [{ name, worked }],
  );
  if (judged.length === 0) return undefined;
  const failing = judged.filter(({ worked }) => worked < 1).toSorted((a, b) => a.worked - b.worked);
  if (failing.length === 0) return t('says_all_fine');
  const apps = failing
    .slice(0, maxNames)
    .map(({ name, worked }) => t('says_app', { app: name, share: percentText(worked) }));
  return t('says_least', { apps: list(apps) });
}

/** "Usually fails 17:00 to 23:00; 78 % of checks fine." Undefined where nothing was judged. */
export function habit(matrix: HourMatrix, worked: number | undefined): string | undefined {
  if (worked === undefined) return undefined;
  const hours = usualHours(matrix);
  const share = percentText(worked);
  return hours
    ? t('says_usually', { from: hourOfDay(hours.from), to: hourOfDay(hours.to), share })
    : t('says_share', { share });
}

/** "Usually fails 17:00 to 23:00." Undefined where nothing was checked. */
export function hoursOfDay(matrix: HourMatrix): string | undefined {
  if (matrix.every((day) => day.every((hour) => hour === undefined))) return undefined;
  const hours = usualHours(matrix);
  return hours ? t('says_hours', { from: hourOfDay(hours.from), to: hourOfDay(hours.to) }) : t('says_no_hours');
}
