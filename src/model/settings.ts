import { type CustomService, readCustomServices } from './custom-service.ts';
import { type Language, languages } from './language.ts';
import { type Check, fieldsOf, isCount, isFlag, isListOf, isNumber, isOneOf, isText } from './stored-value.ts';

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

export interface Settings {
  readonly version: 1;
  /** Services that are checked, by id; undefined means the catalogue's defaults. */
  readonly services?: readonly string[] | undefined;
  /** Background checks; off until a person switches them on. */
  readonly background: boolean;
  readonly everyMinutes: (typeof intervals)[number];
  /** Epoch ms until which background checks rest; `'resumed'` means until the person resumes. */
  readonly pausedUntil?: number | 'resumed' | undefined;
  /** Epoch ms when background checks were last switched on or resumed. */
  readonly backgroundSince?: number | undefined;
  /** What background checks may move in a month; a check that a person starts is always made. */
  readonly monthlyMegabytes: (typeof budgets)[number];
  /** Every so manieth background check is a full one, as long as the budget lasts; 0 means none. */
  readonly fullEvery: number;
  readonly keepDays: (typeof keepDaysChoices)[number];
  /** The history is kept in memory only, and is gone when the browser ends. */
  readonly leaveNoTrace: boolean;
  /** The language of the texts; undefined means the browser's. */
  readonly language?: Language | undefined;
  /** The colours of the pages; undefined means the device's. */
  readonly theme?: (typeof themes)[number] | undefined;
  /** Latin digits and the Gregorian calendar, whatever the language would use. */
  readonly latinNumbers?: boolean | undefined;
  /** Notifications of what got worse or works again; off until a person switches them on. */
  readonly notify: boolean;
  /** Hours (0..23, local) between which notifications wait; the same twice means none. */
  readonly quietFrom: number;
  readonly quietUntil: number;
  /** After one notification, nothing more of that service until it works again. */
  readonly notifyOnce: boolean;
  /** Services of which no notification is shown, by id. */
  readonly muted?: readonly string[] | undefined;
  /** A number on the toolbar button for what got worse unseen. */
  readonly badge: boolean;
  /** Messengers that the person added. */
  readonly custom?: readonly CustomService[];
}

/** What a value has to be, each by itself. Messengers that were added are read one by one. */
const checks: { readonly [Name in Exclude<keyof Settings, 'version' | 'custom'>]-?: Check<Settings[Name]> } = {
  services: isListOf(isText),
  background: isFlag,
  everyMinutes: isOneOf(intervals),
  pausedUntil: (stored) => stored === 'resumed' || isNumber(stored),
  backgroundSince: isNumber,
  monthlyMegabytes: isOneOf(budgets),
  fullEvery: isCount,
  keepDays: isOneOf(keepDaysChoices),
  leaveNoTrace: isFlag,
  language: isOneOf(languages),
  theme: isOneOf(themes),
  latinNumbers: isFlag,
  notify: isFlag,
  quietFrom: isOneOf(hours),
  quietUntil: isOneOf(hours),
  notifyOnce: isFlag,
  muted: isListOf(isText),
  badge: isFlag,
};

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
  const given = Object.entries(checks).filter(([name]) => isKnown && fields[name] !== undefined);
  const good = given.filter(([name, isValid]) => isValid(fields[name]));
  return {
    settings: {
      ...defaultSettings,
      ...Object.fromEntries(good.map(([name]) => [name, fields[name]])),
      ...(custom.length > 0 ? { custom } : {}),
    },
    // A language of another version is none here, and not worth a word to the person.
    lost: lost || !isKnown || given.some(([name, isValid]) => name !== 'language' && !isValid(fields[name])),
  };
}

/** Are background checks resting at `now` (epoch ms)? */
export function isPaused(settings: Settings, now: number): boolean {
  const until = settings.pausedUntil;
  if (until === undefined) return false;
  return until === 'resumed' || now < until;
}
