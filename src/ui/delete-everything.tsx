import { useRef } from 'preact/hooks';
import { deleteEverything } from './current/actions.ts';
import { t } from './text.ts';

/** Two clicks, and nothing is left. */
export function DeleteEverything() {
  const dialog = useRef<HTMLDialogElement>(null);
  const confirm = async () => {
    dialog.current?.close();
    await deleteEverything();
  };
  return (
    <div class="leave-nothing">
      <button
        type="button"
        class="button button-small button-quiet"
        data-action="delete-everything"
        onClick={() => dialog.current?.showModal()}
      >
        {t('delete_everything')}
      </button>
      <dialog ref={dialog} aria-labelledby="delete-title">
        <h2 id="delete-title">{t('delete_question')}</h2>
        <p>{t('delete_text')}</p>
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {t('cancel')}
          </button>
          <button type="button" class="button button-main" data-action="delete-confirm" onClick={() => void confirm()}>
            {t('delete_confirm')}
          </button>
        </div>
      </dialog>
    </div>
  );
}
