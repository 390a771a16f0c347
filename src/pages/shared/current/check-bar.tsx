import { savesData } from '../../../platform/browser/hints.ts';
import { AccessNote, CheckButton, checkMegabytes, PrivateNote, saverMegabytes } from '../check-button.tsx';
import { t } from '../text.ts';
import { startCheck } from './actions.ts';
import { askedByCheck } from './may-check.ts';
import type { Row } from './rows.ts';
import type { View } from './view.ts';

interface Props {
  readonly view: View;
  /** Messengers for which the browser gave no access. */
  readonly refused: readonly Row[];
}

/** The button that starts a check, with its data use and the browser's coming prompt. */
export function CheckBar({ view, refused }: Props) {
  const { settings } = view;
  const missing = askedByCheck(view, refused);
  const megabytes = settings.dataSaver || savesData() ? saverMegabytes : checkMegabytes;
  return (
    <div class="line check-bar">
      <CheckButton onPress={() => void startCheck(missing)} />
      <span class="quiet">{t('check_size', { megabytes })}</span>
      <AccessNote missing={missing} />
      <PrivateNote />
    </div>
  );
}
