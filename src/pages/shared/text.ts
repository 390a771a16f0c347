import { signal } from '@preact/signals';
import type messages from '../../../public/_locales/en/messages.json';
import type communityTexts from '../../community/texts/en.json';
import { fillText, type TextValues } from '../../model/fill-text.ts';
import { languageTag } from '../../model/language.ts';
import type { Messages } from '../../platform/browser/texts.ts';

/** Every text, by its key in `_locales/en/messages.json`, or among those that only builds with sharing have. */
export type TextKey = keyof typeof messages | keyof typeof communityTexts;

/** Base keys of plural texts: `headline_problems` for `headline_problems_one`, `_other` and so on. */
export type PluralKey = TextKey extends infer Key ? (Key extends `${infer Base}_other` ? Base : never) : never;

/** A code of the verdict vocabulary as part of a key, where browsers allow no hyphen. */
export type Underscored<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Code;

/** A signal, so that the page is rendered again when another language is chosen. */
const inUse = signal<{ readonly texts: Messages; readonly tag: string }>({ texts: {}, tag: 'en' });

/** Shown in place of a text that is missing. The build fills gaps with English, so this should not be seen. */
const missing = '…';

/** Uses `messages` (the content of a messages.json) as the texts of this page, and `language` as the tag for `Intl`. */
export function useTexts(messages: Messages, language: string): void {
  inUse.value = { texts: messages, tag: languageTag(language) };
}

/** The language of the texts in use, for `Intl`. */
export function textLanguage(): string {
  return inUse.value.tag;
}

/** A text, with `{name}` replaced by its value. */
export function t(key: TextKey, values: TextValues = {}): string {
  const { texts, tag } = inUse.value;
  return fillText(texts[key]?.message ?? missing, values, tag);
}

/** The plural form for `count` in the current language. The text can show the number as `{count}`. */
export function plural(key: PluralKey, count: number, values: TextValues = {}): string {
  const { texts, tag } = inUse.value;
  const form = new Intl.PluralRules(tag).select(count);
  const message = texts[`${key}_${form}`]?.message ?? texts[`${key}_other`]?.message ?? missing;
  return fillText(message, { count, ...values }, tag);
}

/** The key of a code: `textKey('because', 'tries-agree')` is `because_tries_agree`. Checked against the texts by type. */
export function textKey<Prefix extends string, Code extends string>(
  prefix: Prefix,
  code: Code,
): `${Prefix}_${Underscored<Code>}` {
  return `${prefix}_${code.replaceAll('-', '_')}` as `${Prefix}_${Underscored<Code>}`;
}

/** Does this key exist? For codes that have their own text only in some combinations. */
export function hasText(key: string): key is TextKey {
  return Object.hasOwn(inUse.value.texts, key);
}
