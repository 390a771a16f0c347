import { inPrivateWindow } from '../../platform/browser/private-window.ts';
import { t } from './text.ts';

/** Explains why the button is disabled in a private window. */
export function PrivateNote() {
  return inPrivateWindow() ? <p class="quiet">{t('note_private')}</p> : undefined;
}
