import * as v from 'valibot';
import { isAsDrafted } from '../../model/own-address.ts';
import { parseJson } from '../../model/parse-json.ts';
import { migrateSettings, type Settings } from '../../model/settings.ts';
import { ImportError } from './import-error.ts';
import { isoTime } from './iso-time.ts';

const fileSchema = v.object({ format: v.literal('reachable-settings'), settings: v.unknown() });

const longestFile = 100_000;

/** Settings have a separate file, because a person may want to share them without the history. */
export function settingsFile({ pausedUntil, backgroundSince, ...settings }: Settings, madeAt: number): string {
  return `${JSON.stringify({ format: 'reachable-settings', madeAt: isoTime(madeAt), settings }, undefined, 2)}\n`;
}

/**
 * Reads a settings file. Throws an `ImportError` if the text is not one.
 * @param isTaken whether the name could be mistaken for that of a messenger in the catalogue
 */
export function readSettingsFile(text: string, isTaken: (name: string) => boolean): Settings {
  if (text.length > longestFile) throw new ImportError('too-large');
  const parsed = v.safeParse(fileSchema, parseJson(text));
  if (!parsed.success) throw new ImportError('other-file', 1);
  const { settings, lost } = migrateSettings(parsed.output.settings);
  const isOdd = settings.custom?.some((one) => !isAsDrafted(one)) === true;
  if (lost || isOdd) throw new ImportError('not-valid', undefined, 'settings');
  const impostor = settings.custom?.find(({ name }) => isTaken(name));
  if (impostor) throw new ImportError('name-taken', undefined, `${impostor.name}: ${impostor.url}`);
  const { pausedUntil, backgroundSince, ...lasting } = settings;
  return lasting;
}
