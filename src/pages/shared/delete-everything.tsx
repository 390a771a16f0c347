import { browserFamily } from '../../platform/browser/browser-family.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { deleteEverything } from './current/actions.ts';
import { t } from './text.ts';

/** Chromium keeps the hosts that it once granted, to grant them again without asking, also when the access was given back. */
const keepsHosts = () => browserFamily() === 'Chromium';

/** Deletes all results and settings, after a confirmation. */
export function DeleteEverything({ quiet = false }: { readonly quiet?: boolean }) {
  return (
    <ConfirmButton
      action="delete-everything"
      text={t('delete_everything')}
      question={t('delete_question')}
      explanation={keepsHosts() ? `${t('delete_text')} ${t('delete_stays')}` : t('delete_text')}
      confirmed={deleteEverything}
      quiet={quiet}
    />
  );
}
