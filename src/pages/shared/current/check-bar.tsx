import { AccessNote } from '../access-note.tsx';
import { CheckButton, FullCheckButton, fullMegabytes, quickMegabytes } from '../check-button.tsx';
import { PrivateNote } from '../private-note.tsx';
import { t } from '../text.ts';
import { startCheck } from './actions.ts';

/** The buttons that start a check, with its data use and the browser's coming prompt. */
export function CheckBar({ missing }: { readonly missing: readonly string[] }) {
  return (
    <div class="check-bar">
      <CheckButton onPress={() => void startCheck('quick', missing)} />
      <FullCheckButton onPress={() => void startCheck('full', missing)} />
      <span class="quiet">{t('check_sizes', { quick: quickMegabytes, full: fullMegabytes })}</span>
      <AccessNote missing={missing} />
      <PrivateNote />
    </div>
  );
}
