import { savesData } from '../../../platform/browser/hints.ts';
import { AccessNote } from '../access-note.tsx';
import { CheckButton, checkMegabytes, saverMegabytes } from '../check-button.tsx';
import { PrivateNote } from '../private-note.tsx';
import { t } from '../text.ts';
import { startCheck } from './actions.ts';
import type { View } from './view.ts';

/** The button that starts a check, with its data use and the browser's coming prompt. */
export function CheckBar({ view: { missing, settings } }: { readonly view: View }) {
  const megabytes = settings.dataSaver || savesData() ? saverMegabytes : checkMegabytes;
  return (
    <div class="check-bar">
      <CheckButton onPress={() => void startCheck(missing)} />
      <span class="quiet">{t('check_size', { megabytes })}</span>
      <AccessNote missing={missing} />
      <PrivateNote />
    </div>
  );
}
