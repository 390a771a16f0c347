import * as v from 'valibot';
import { type CustomService, readCustomServices } from './custom-service.ts';
import { languages } from './language.ts';

/** Minutes between background checks that a person can choose. */
export const intervals = [15, 30, 60, 180, 360, 720, 1440] as const;

/** Megabytes a month for background checks that a person can choose. */
export const budgets = [10, 25, 50, 100, 250, 1000] as const;

/** For how many days every single round is kept; what each day came to is kept for longer. */
export const keepDaysChoices = [30, 90, 365, 'forever'] as const;

const settingsSchema = v.object({
  version: v.literal(1),
  /** Services that are checked, by id; undefined means the catalogue's defaults. */
  services: v.optional(v.array(v.string())),
  /** Background checks; off until a person switches them on. */
  background: v.boolean(),
  everyMinutes: v.picklist(intervals),
  /** Epoch ms until which background checks rest; `'resumed'` means until the person resumes. */
  pausedUntil: v.optional(v.union([v.number(), v.literal('resumed')])),
  /** Epoch ms when background checks were last switched on or resumed. */
  backgroundSince: v.optional(v.number()),
  /** What background checks may move in a month; a check that a person starts is always made. */
  monthlyMegabytes: v.optional(v.picklist(budgets), 50),
  /** Every so manieth background check is a full one, as long as the budget lasts; 0 means none. */
  fullEvery: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 24),
  keepDays: v.optional(v.picklist(keepDaysChoices), 90),
  /** The history is kept in memory only, and is gone when the browser ends. */
  leaveNoTrace: v.optional(v.boolean(), false),
  /** The language of the texts; undefined means the browser's. One that is not known here, of another version, is none. */
  language: v.optional(
    v.pipe(
      v.unknown(),
      v.transform((stored) => languages.find((language) => language === stored)),
    ),
  ),
  /** Latin digits and the Gregorian calendar, whatever the language would use. */
  latinNumbers: v.optional(v.boolean()),
});

export type Settings = Readonly<v.InferOutput<typeof settingsSchema>> & {
  /** Messengers that the person added. */
  readonly custom?: readonly CustomService[];
};

export const defaultSettings: Settings = {
  version: 1,
  background: false,
  everyMinutes: 180,
  monthlyMegabytes: 50,
  fullEvery: 24,
  keepDays: 90,
  leaveNoTrace: false,
};

/** Whatever was stored, as settings that are valid. `lost` says that something unreadable was set aside. */
export function migrateSettings(stored: unknown): { readonly settings: Settings; readonly lost: boolean } {
  if (stored === undefined) return { settings: defaultSettings, lost: false };
  const parsed = v.safeParse(settingsSchema, stored);
  const own = readCustomServices(typeof stored === 'object' && stored ? Reflect.get(stored, 'custom') : undefined);
  return {
    settings: {
      ...(parsed.success ? parsed.output : defaultSettings),
      ...(own.custom.length > 0 ? { custom: own.custom } : {}),
    },
    lost: own.lost || !parsed.success,
  };
}

/** Are background checks resting at `now` (epoch ms)? */
export function isPaused(settings: Settings, now: number): boolean {
  const until = settings.pausedUntil;
  if (until === undefined) return false;
  return until === 'resumed' || now < until;
}
