import * as v from 'valibot';
import { parseJson } from '../../model/parse-json.ts';
import { migrateSettings, type Settings } from '../../model/settings.ts';
import { ImportError } from './import-error.ts';
import { isoTime } from './iso-time.ts';

const fileSchema = v.object({ format: v.literal('reachable-settings'), settings: v.unknown() });

const longestFile = 100_000;

/** Settings travel apart from the history: somebody may want to give away the one and not the other. */
export function settingsFile({ pausedUntil, backgroundSince, ...settings }: Settings, madeAt: number): string {
  return `${JSON.stringify({ format: 'reachable-settings', madeAt: isoTime(madeAt), settings }, undefined, 2)}\n`;
}

/** The settings of such a file. Throws an `ImportError` where it is none. */
export function readSettingsFile(text: string): Settings {
  if (text.length > longestFile) throw new ImportError('too-large');
  const parsed = v.safeParse(fileSchema, parseJson(text));
  if (!parsed.success) throw new ImportError('other-file', 1);
  const { settings, lost } = migrateSettings(parsed.output.settings);
  if (lost) throw new ImportError('not-valid', undefined, 'settings');
  return settings;
}
