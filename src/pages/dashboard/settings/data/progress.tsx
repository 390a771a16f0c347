import { useId } from 'preact/hooks';
import { t } from '../../../shared/text.ts';

interface Props {
  readonly label: string;
  /** 0..1 */
  readonly share: number;
  /** Absent where it cannot be stopped half-way. */
  readonly stop?: () => void;
}

/** How far something is that takes its time. */
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
