import { extension } from './browser.ts';

/** A text in the browser's own language, with `{name}` replaced: for what is shown outside the pages. */
export function localText(key: string, values: Readonly<Record<string, string | number>>): string {
  const message = extension.i18n.getMessage(key) || key;
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
