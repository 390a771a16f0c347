import { list } from '../../shared/format.ts';
import { plural, t } from '../../shared/text.ts';

interface Props {
  readonly networks: number;
  readonly services: number;
  /** Descriptions of filters that have no count. */
  readonly others?: readonly string[];
  readonly onClear: () => void;
}

/** Says what the filters hide, so that nobody mistakes a part for the whole. */
export function HiddenNote({ networks, services, others = [], onClear }: Props) {
  const hidden = [
    ...(networks > 0 ? [plural('hidden_networks', networks)] : []),
    ...(services > 0 ? [plural('hidden_services', services)] : []),
    ...others,
  ];
  if (hidden.length === 0) return undefined;
  return (
    <p class="hidden-note">
      {t('hidden', { what: list(hidden) })}
      <button type="button" class="button button-small" data-action="clear-filters" onClick={onClear}>
        {t('clear_filters')}
      </button>
    </p>
  );
}
