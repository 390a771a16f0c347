import type { SharedResult, SharedService } from '../../../history/share/shared-result.ts';
import { inTextDirection } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { connectionOf, headlineOf, nameOf, placeOf, stateOf, troubleOf } from './result-text.ts';

/** Plain text, for a chat. */
export function plainText(result: SharedResult): string {
  const head = [headlineOf(result), placeOf(result), connectionOf(result)].filter((line) => line !== undefined);
  const lines = result.services.map((one) => `${nameOf(one)}: ${verdict(one)}`);
  return [...head, '', ...lines, '', t('shared_footer'), '']
    .map((line) => (line === '' ? line : inTextDirection(line)))
    .join('\n');
}

/** Markdown, for a forum or a bug tracker. */
export function markdownText(result: SharedResult): string {
  const connection = connectionOf(result);
  const head = [`**${plain(headlineOf(result))}**`, '', plain(placeOf(result))];
  const about = connection ? ['', plain(connection)] : [];
  const lines = result.services.map((one) => `- **${plain(nameOf(one))}**: ${plain(verdict(one))}`);
  return [...head, ...about, '', ...lines, '', `_${plain(t('shared_footer'))}_`, ''].join('\n');
}

function verdict(service: SharedService): string {
  const trouble = troubleOf(service);
  return trouble ? t('shared_trouble', { state: stateOf(service), functions: trouble }) : stateOf(service);
}

/** Escapes Markdown, which a network label may contain by accident. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
