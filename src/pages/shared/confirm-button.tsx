import { useId, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import { t } from './text.ts';

interface Props {
  /** The `data-action` of the first button. The second one is always `delete-confirm`. */
  readonly action: string;
  /** The label of the button. */
  readonly text: string;
  readonly question: string;
  readonly explanation: string;
  readonly confirmed: () => Promise<void>;
  readonly disabled?: boolean;
  /** Less prominent. */
  readonly quiet?: boolean;
}

/** A button that deletes only after a second click in a dialog. */
export function ConfirmButton({ action, text, question, explanation, confirmed, disabled = false, quiet }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [title, about] = [useId(), useId()];
  const confirm = async () => {
    dialog.current?.close();
    await confirmed();
  };
  return (
    <>
      <button
        type="button"
        class={`button button-small ${quiet ? 'button-quiet' : ''}`}
        data-action={action}
        disabled={disabled}
        onClick={() => dialog.current?.showModal()}
      >
        {text}
      </button>
      <dialog ref={dialog} aria-labelledby={title} aria-describedby={about}>
        <h2 id={title}>{question}</h2>
        <p id={about}>{explanation}</p>
        <div class="dialog-buttons">
          <Button text={t('cancel')} press={() => dialog.current?.close()} />
          <Button action="delete-confirm" look="main" text={t('delete_confirm')} press={confirm} />
        </div>
      </dialog>
    </>
  );
}
