import * as v from 'valibot';
import { customServiceSchema, readCustomServices } from './custom-service.ts';
import { languages } from './language.ts';

/** Choices of minutes between background checks. */
export const intervals = [15, 30, 60, 180, 360, 720, 1440] as const;

/** Choices of megabytes a month for background checks. */
export const budgets = [10, 25, 50, 100, 250, 1000] as const;

/** Choices of days for which rounds are kept; the roll-ups of days are kept longer. */
export const keepDaysChoices = [30, 90, 365, 'forever'] as const;

export const themes = ['light', 'dark'] as const;

/** Hours of a day. */
export const hours: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);

const flag = v.boolean();
const time = v.pipe(v.number(), v.finite());
const ids = v.pipe(v.array(v.string()), v.readonly());

export const settingsSchema = v.object({
  version: v.literal(2),
  /** Ids of the services to check; undefined, until the first check, means those that are common here. */
  services: v.optional(ids),
  /** Background checks; off until a person switches them on. */
  background: flag,
  everyMinutes: v.picklist(intervals),
  /** Epoch ms until which background checks are paused, or that they are until the person resumes them. */
  pausedUntil: v.optional(v.union([time, v.literal('person-resumes')])),
  /** Epoch ms when background checks were last switched on or resumed. */
  backgroundSince: v.optional(time),
  /** Every check moves little, and tests less for it. */
  dataSaver: flag,
  /** The checks that the person starts are quiet; undefined means as is usual in the country. */
  quietChecks: v.optional(flag),
  /** The checks that the browser starts are quiet. */
  quietBackground: flag,
  /** Monthly budget of background checks. Checks that a person starts are not limited. */
  monthlyMegabytes: v.picklist(budgets),
  keepDays: v.picklist(keepDaysChoices),
  /** The history is kept in memory only and lost when the browser closes. */
  leaveNoTrace: flag,
  /** The language of the texts; undefined means the browser's. */
  language: v.optional(v.picklist(languages)),
  /** The colours of the pages; undefined means the device's. */
  theme: v.optional(v.picklist(themes)),
  /** Latin digits and the Gregorian calendar, whatever the language would use. */
  latinNumbers: v.optional(flag),
  /** Notifications when a service gets worse or works again; off until a person switches them on. */
  notify: flag,
  /** Local hours (0..23) between which notifications wait; no quiet hours when both are the same. */
  quietFrom: v.picklist(hours),
  quietUntil: v.picklist(hours),
  /** After one notification about a service, no more about it until it works again. */
  notifyOnce: flag,
  /** Ids of services without notifications. */
  muted: v.optional(ids),
  /** Show on the toolbar button how many services got worse since the person last looked. */
  badge: flag,
  /** Messengers that the person added. */
  custom: v.exactOptional(v.pipe(v.array(customServiceSchema), v.readonly())),
});

export type Settings = Readonly<v.InferOutput<typeof settingsSchema>>;

export const defaultSettings: Settings = {
  version: 2,
  background: false,
  everyMinutes: 180,
  dataSaver: false,
  quietBackground: true,
  monthlyMegabytes: 100,
  keepDays: 90,
  leaveNoTrace: false,
  notify: false,
  quietFrom: 22,
  quietUntil: 8,
  notifyOnce: true,
  badge: true,
};

/**
 * Reads stored settings value by value. An invalid value is replaced by its default, and `lost` says so. Of an unknown
 * version the language is kept, so that the person can read what was lost.
 */
export function migrateSettings(stored: unknown): { readonly settings: Settings; readonly lost: boolean } {
  if (stored === undefined) return { settings: defaultSettings, lost: false };
  const { version, custom: added, ...own } = fieldsOf(stored);
  const { custom, lost } = readCustomServices(added);
  const isKnown = version === 2;
  const { version: _version, custom: _custom, ...schemas } = settingsSchema.entries;
  const given = Object.entries(schemas).filter(([name]) => (isKnown || name === 'language') && own[name] !== undefined);
  const read = given.map(([name, schema]) => [name, v.safeParse(schema, own[name])] as const);
  return {
    settings: {
      ...defaultSettings,
      ...Object.fromEntries(read.flatMap(([name, { success, output }]) => (success ? [[name, output]] : []))),
      ...(custom.length > 0 ? { custom } : {}),
    },
    // Do not report a language that only another version has.
    lost: lost || !isKnown || read.some(([name, { success }]) => name !== 'language' && !success),
  };
}

/** Are background checks paused at `now` (epoch ms)? */
export function isPaused(settings: Settings, now: number): boolean {
  const until = settings.pausedUntil;
  if (until === undefined) return false;
  return until === 'person-resumes' || now < until;
}

/** The fields of a stored record, to be read one by one; empty when the value is no record. */
function fieldsOf(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored && !Array.isArray(stored) ? (stored as Record<string, unknown>) : {};
}
