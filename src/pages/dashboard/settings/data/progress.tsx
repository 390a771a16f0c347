import { useId } from 'preact/hooks';
import { t } from '../../../shared/text.ts';

interface Props {
  readonly label: string;
  /** 0..1 */
  readonly share: number;
  /** Absent if the work cannot be stopped half-way. */
  readonly stop?: () => void;
}

/** The progress of longer work, with a button to stop it. */
export function Progress({ label, share, stop }: Props) {
  const id = useId();
  return (
    <div class="progress">
      <label for={id}>{label}</label>
      <progress id={id} max={1} value={share} />
      {stop && (
        <button type="button" class="button button-small" data-action="stop-work" onClick={stop}>
          {t('cancel')}
        </button>
      )}
    </div>
  );
}
