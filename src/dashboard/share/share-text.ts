import type { SharedResult, SharedService } from '../../core/share/shared-result.ts';
import { t } from '../../ui/text.ts';
import { headlineOf, nameOf, placeOf, stateOf, troubleOf } from './words.ts';

/** For a chat. */
export function plainText(result: SharedResult): string {
  const lines = result.services.map((one) => `${nameOf(one)}: ${verdict(one)}`);
  return [headlineOf(result), placeOf(result), '', ...lines, '', t('shared_footer'), ''].join('\n');
}

/** For a discussion or a bug tracker. */
export function markdownText(result: SharedResult): string {
  const lines = result.services.map((one) => `- **${plain(nameOf(one))}**: ${plain(verdict(one))}`);
  const head = [`**${plain(headlineOf(result))}**`, '', plain(placeOf(result))];
  return [...head, '', ...lines, '', `_${plain(t('shared_footer'))}_`, ''].join('\n');
}

function verdict(service: SharedService): string {
  const trouble = troubleOf(service);
  return trouble ? t('shared_trouble', { state: stateOf(service), functions: trouble }) : stateOf(service);
}

/** The name of a network is the person's own text, and may mean something in Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
