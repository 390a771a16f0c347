import { AccessNote } from '../access-note.tsx';
import { CheckButton, checkMegabytes } from '../check-button.tsx';
import { PrivateNote } from '../private-note.tsx';
import { t } from '../text.ts';
import { startCheck } from './actions.ts';

/** The button that starts a check, with its data use and the browser's coming prompt. */
export function CheckBar({ missing }: { readonly missing: readonly string[] }) {
  return (
    <div class="check-bar">
      <CheckButton onPress={() => void startCheck(missing)} />
      <span class="quiet">{t('check_size', { megabytes: checkMegabytes })}</span>
      <AccessNote missing={missing} />
      <PrivateNote />
    </div>
  );
}
