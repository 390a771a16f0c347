import type messages from '../../public/_locales/en/messages.json';
import { directionOf, languageTag } from './language.ts';

/** Every text, by its key in `_locales/en/messages.json`. */
export type TextKey = keyof typeof messages;

/** Texts that depend on a number: `headline_problems` for `headline_problems_one`, `_other` and what a language adds. */
export type PluralKey = TextKey extends infer Key ? (Key extends `${infer Base}_other` ? Base : never) : never;

/** A code of the verdict vocabulary as it stands in a key: browsers allow no hyphen there. */
export type Underscored<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Code;

export type TextValues = Readonly<Record<string, string | number>>;

type Messages = Readonly<Record<string, { readonly message: string }>>;

let texts: Messages = {};
let tag = 'en';

/** Makes `messages` (the content of a messages.json) the texts of this page. */
export function useTexts(messages: Messages, language: string): void {
  texts = messages;
  tag = languageTag(language);
}

/** The language of the texts in use, for `Intl`. */
export function textLanguage(): string {
  return tag;
}

/** A text, with `{name}` replaced by its value. A text that is missing shows its key, which a reader can report. */
export function t(key: TextKey, values: TextValues = {}): string {
  return fill(texts[key]?.message ?? key, values);
}

/** The form of a text that this language uses for `count`, which the text can show as `{count}`. */
export function plural(key: PluralKey, count: number, values: TextValues = {}): string {
  const form = new Intl.PluralRules(tag).select(count);
  const message = texts[`${key}_${form}`]?.message ?? texts[`${key}_other`]?.message ?? key;
  return fill(message, { count, ...values });
}

/** The key of a code: `textKey('because', 'tries-agree')` is `because_tries_agree`. Checked against the texts by type. */
export function textKey<Prefix extends string, Code extends string>(
  prefix: Prefix,
  code: Code,
): `${Prefix}_${Underscored<Code>}` {
  return `${prefix}_${code.replaceAll('-', '_')}` as `${Prefix}_${Underscored<Code>}`;
}

/** Is there a text under this key? For codes that have a text of their own only in some combinations. */
export function hasText(key: string): key is TextKey {
  return Object.hasOwn(texts, key);
}

function fill(message: string, values: TextValues): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? new Intl.NumberFormat(tag).format(value) : isolate(value);
  });
}

/** Keeps a Latin name from disturbing the order of the words around it in a right-to-left sentence. */
function isolate(value: string): string {
  return directionOf(tag) === 'rtl' ? `\u2068${value}\u2069` : value;
}
