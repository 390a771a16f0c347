/**
 * A name as it is stored: without invisible characters and those that change the text direction, and with single
 * spaces.
 */
export function tidyName(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').trim();
}
