import { useId } from 'preact/hooks';
import { ImportError } from '../../../../history/export/import-error.ts';
import { StoreError } from '../../../../platform/store/store-error.ts';
import { Button } from '../../../shared/button.tsx';
import { t, textKey } from '../../../shared/text.ts';

interface Props {
  readonly action: string;
  readonly text: string;
  readonly accept: string;
  readonly disabled?: boolean;
  readonly chosen: (file: File) => void;
}

/** The browser's file picker, styled as a button. */
export function FileChoice({ action, text, accept, disabled = false, chosen }: Props) {
  return (
    <label class="button file-choice">
      {text}
      <input
        type="file"
        class="visually-hidden"
        data-action={action}
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const input = event.currentTarget;
          const [file] = input.files ?? [];
          if (file) chosen(file);
          // Lets the person choose the same file again after correcting it.
          input.value = '';
        }}
      />
    </label>
  );
}

/** Why a file was not imported, with the line and, for experts, the detail. */
export function FileError({ error }: { readonly error: unknown }) {
  if (error instanceof StoreError) {
    return (
      <p role="alert" class="refused">
        {t(textKey('store', error.code))}
      </p>
    );
  }
  if (!(error instanceof ImportError)) {
    return (
      <p role="alert" class="refused">
        {t('problem_ask')} <code dir="ltr">{String(error)}</code>
      </p>
    );
  }
  const { code, line, detail } = error;
  return (
    <p role="alert" class="refused" data-line={line}>
      {t(textKey('import', code))} {line !== undefined && t('import_line', { line })}{' '}
      {detail && <code dir="ltr">{detail}</code>}
    </p>
  );
}

interface ProgressProps {
  readonly label: string;
  /** 0..1 */
  readonly share: number;
  /** Absent if the work cannot be stopped half-way. */
  readonly stop?: () => void;
}

/** The progress of longer work, with a button to stop it. */
export function Progress({ label, share, stop }: ProgressProps) {
  const id = useId();
  return (
    <div class="line progress">
      <label for={id}>{label}</label>
      <progress id={id} max={1} value={share} />
      {stop && <Button action="stop-work" look="small" text={t('cancel')} press={stop} />}
    </div>
  );
}
