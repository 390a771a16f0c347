import { t } from '../../../shared/text.ts';

interface Props {
  /** What it is access of, or to. */
  readonly name: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

/** Takes back what the browser was allowed to give. */
export function TakeBack({ name, disabled = false, onPress }: Props) {
  return (
    <button
      type="button"
      class="button button-small"
      data-action="revoke"
      aria-label={t('access_revoke_for', { app: name })}
      disabled={disabled}
      onClick={onPress}
    >
      {t('access_revoke')}
    </button>
  );
}
