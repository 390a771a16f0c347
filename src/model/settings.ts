import * as v from 'valibot';
import { customServiceSchema, readCustomServices } from './custom-service.ts';
import { fieldsOf } from './fields-of.ts';
import { languages } from './language.ts';

/** Minutes between background checks that a person can choose. */
export const intervals = [15, 30, 60, 180, 360, 720, 1440] as const;

/** Megabytes a month for background checks that a person can choose. */
export const budgets = [10, 25, 50, 100, 250, 1000] as const;

/** For how many days every single round is kept; what each day came to is kept for longer. */
export const keepDaysChoices = [30, 90, 365, 'forever'] as const;

/** Every so many background checks are a full one, as a person can choose; 0 means none is. */
export const fullChecks = [0, 1, 6, 12, 24, 48] as const;

export const themes = ['light', 'dark'] as const;

/** Hours of a day. */
export const hours: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);

const flag = v.boolean();
const time = v.pipe(v.number(), v.finite());
const ids = v.pipe(v.array(v.string()), v.readonly());

/** Until the person resumes. Earlier versions stored this as `resumed`. */
const untilResumed = v.pipe(
  v.picklist(['person-resumes', 'resumed']),
  v.transform(() => 'person-resumes' as const),
);

export const settingsSchema = v.object({
  version: v.literal(1),
  /** Services that are checked, by id; undefined means the catalogue's defaults. */
  services: v.optional(ids),
  /** Background checks; off until a person switches them on. */
  background: flag,
  everyMinutes: v.picklist(intervals),
  /** Epoch ms until which background checks rest, or that they rest until the person resumes them. */
  pausedUntil: v.optional(v.union([time, untilResumed])),
  /** Epoch ms when background checks were last switched on or resumed. */
  backgroundSince: v.optional(time),
  /** What background checks may move in a month; a check that a person starts is always made. */
  monthlyMegabytes: v.picklist(budgets),
  /** One background check in so many is a full one, as long as the budget lasts; 0 means none is. */
  fullEvery: v.pipe(v.number(), v.integer(), v.minValue(0)),
  keepDays: v.picklist(keepDaysChoices),
  /** The history is kept in memory only, and is gone when the browser ends. */
  leaveNoTrace: flag,
  /** The language of the texts; undefined means the browser's. */
  language: v.optional(v.picklist(languages)),
  /** The colours of the pages; undefined means the device's. */
  theme: v.optional(v.picklist(themes)),
  /** Latin digits and the Gregorian calendar, whatever the language would use. */
  latinNumbers: v.optional(flag),
  /** Notifications of what got worse or works again; off until a person switches them on. */
  notify: flag,
  /** Hours (0..23, local) between which notifications wait; the same twice means none. */
  quietFrom: v.picklist(hours),
  quietUntil: v.picklist(hours),
  /** After one notification, nothing more of that service until it works again. */
  notifyOnce: flag,
  /** Services of which no notification is shown, by id. */
  muted: v.optional(ids),
  /** A number on the toolbar button for what got worse unseen. */
  badge: flag,
  /** Messengers that the person added. */
  custom: v.exactOptional(v.pipe(v.array(customServiceSchema), v.readonly())),
});

export type Settings = Readonly<v.InferOutput<typeof settingsSchema>>;

export const defaultSettings: Settings = {
  version: 1,
  background: false,
  everyMinutes: 180,
  monthlyMegabytes: 50,
  fullEvery: 24,
  keepDays: 90,
  leaveNoTrace: false,
  notify: false,
  quietFrom: 22,
  quietUntil: 8,
  notifyOnce: true,
  badge: true,
};

/**
 * Whatever was stored, as settings that are valid: a value that is wrong takes nothing else with it. `lost` says that
 * something unreadable was set aside.
 */
export function migrateSettings(stored: unknown): { readonly settings: Settings; readonly lost: boolean } {
  if (stored === undefined) return { settings: defaultSettings, lost: false };
  const { version, custom: added, ...fields } = fieldsOf(stored);
  const { custom, lost } = readCustomServices(added);
  const isKnown = version === 1;
  const { version: _version, custom: _custom, ...schemas } = settingsSchema.entries;
  const given = Object.entries(schemas).filter(([name]) => isKnown && fields[name] !== undefined);
  const read = given.map(([name, schema]) => [name, v.safeParse(schema, fields[name])] as const);
  return {
    settings: {
      ...defaultSettings,
      ...Object.fromEntries(read.flatMap(([name, { success, output }]) => (success ? [[name, output]] : []))),
      ...(custom.length > 0 ? { custom } : {}),
    },
    // A language of another version is none here, and not worth a word to the person.
    lost: lost || !isKnown || read.some(([name, { success }]) => name !== 'language' && !success),
  };
}

/** Are background checks resting at `now` (epoch ms)? */
export function isPaused(settings: Settings, now: number): boolean {
  const until = settings.pausedUntil;
  if (until === undefined) return false;
  return until === 'person-resumes' || now < until;
}
