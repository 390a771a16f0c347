import { directionOf } from '../../../model/language.ts';
import { t, textLanguage } from '../../shared/text.ts';
import { betweenParts, type ResultWords, type Said, wordsOf } from './result-words.ts';
import type { SharedResult } from './shared-result.ts';

/** Plain text, for a chat. */
export function plainText(result: SharedResult): string {
  const { lead, others, about } = wordsOf(result);
  const blocks = [[...lead.map(sentence), ...others], about, closing()];
  return `${blocks.map((lines) => lines.map(inOwnDirection).join('\n')).join('\n\n')}\n`;
}

/** Markdown, for a forum or a bug tracker. */
export function markdownText(result: SharedResult): string {
  const { lead, others, about }: ResultWords = wordsOf(result);
  const items = [...lead.map((said) => `**${plain(said.text)}**${aside(said, plain)}`), ...others.map(plain)];
  return [
    ...items.map((item) => `- ${item}`),
    '',
    ...about.map(plain),
    '',
    ...closing().map((line) => `_${plain(line)}_`),
    '',
  ].join('\n');
}

/** What a reader needs to know about Reachable, and where to get it. */
export const closing = (): string[] => [t('shared_footer'), t('shared_get')];

const sentence = (said: Said) => said.text + aside(said, (text) => text);

function aside({ aside: text }: Said, write: (text: string) => string): string {
  return text === undefined ? '' : write(`${betweenParts}${text}`);
}

const rightToLeftMark = '\u200f';
const rightToLeftIsolate = '\u2067';
const endOfIsolate = '\u2069';

/**
 * A line of a right-to-left language often begins with a Latin name, and the chat around it may run left to right. The mark
 * decides for programs that look at the first letter, the isolate for all others.
 */
function inOwnDirection(line: string): string {
  if (directionOf(textLanguage()) !== 'rtl') return line;
  return `${rightToLeftMark}${rightToLeftIsolate}${line}${endOfIsolate}`;
}

/** Escapes Markdown, which a network label may contain by accident. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
