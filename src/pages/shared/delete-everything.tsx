import { ConfirmButton } from './confirm-button.tsx';
import { deleteEverything } from './current/actions.ts';
import { t } from './text.ts';

/** Deletes all results and settings, after a confirmation. */
export function DeleteEverything({ quiet = false }: { readonly quiet?: boolean }) {
  return (
    <ConfirmButton
      action="delete-everything"
      text={t('delete_everything')}
      question={t('delete_question')}
      explanation={t('delete_text')}
      confirmed={deleteEverything}
      quiet={quiet}
    />
  );
}
