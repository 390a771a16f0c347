import { t } from '../../../shared/text.ts';

interface Props {
  /** The messenger or the permission, for the label. */
  readonly name: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

/** Revokes an access. */
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
