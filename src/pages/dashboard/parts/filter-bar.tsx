import type { LabelledNetwork } from '../../../model/network-label.ts';
import type { Service } from '../../../model/service.ts';
import { Button } from '../../shared/button.tsx';
import { Select } from '../../shared/controls.tsx';
import { list } from '../../shared/format.ts';
import { plural, t } from '../../shared/text.ts';
import { unsaved } from '../../shared/unsaved.tsx';
import { clearFilters, filters, hiddenNetworks, setFilters } from './filters.ts';
import { networkLabel } from './network-label.ts';
import { ranges } from './ranges.ts';

interface Props {
  /** The services to choose from. Absent on pages about one service. */
  readonly services?: readonly Service[];
  readonly networks: readonly LabelledNetwork[];
}

/** The filters of the charts, with a note of what they hide. */
export function FilterBar({ services, networks }: Props) {
  const { range, services: shown } = filters.value;
  const hidden = services && shown ? services.filter(({ id }) => !shown.includes(id)).length : 0;
  return (
    <section class="line filters" aria-label={t('filters')}>
      <fieldset class="segments" data-action="range">
        <legend class="visually-hidden">{t('filter_range')}</legend>
        {ranges.map((one) => (
          <label key={one}>
            <input
              {...unsaved}
              type="radio"
              name="range"
              value={one}
              checked={one === range}
              onChange={() => setFilters({ range: one })}
            />
            {rangeText(one)}
          </label>
        ))}
      </fieldset>
      <NetworkFilter networks={networks} />
      {services && <ServiceFilter services={services} />}
      <HiddenNote networks={hiddenNetworks(networks)} services={hidden} onClear={clearFilters} />
    </section>
  );
}

function rangeText(range: (typeof ranges)[number]): string {
  switch (range) {
    case '24h':
      return plural('range_hours', 24);
    case '7d':
      return plural('range_days', 7);
    case '30d':
      return plural('range_days', 30);
    case '90d':
      return plural('range_days', 90);
    case '1y':
      return t('range_year');
    case 'all':
      return t('range_all');
    default:
      return range satisfies never;
  }
}

function ServiceFilter({ services }: { readonly services: readonly Service[] }) {
  const { services: shown = services.map(({ id }) => id) } = filters.value;
  const toggle = (id: string, on: boolean) => {
    const next = services.map((one) => one.id).filter((one) => (one === id ? on : shown.includes(one)));
    setFilters({ services: next.length === services.length ? undefined : next });
  };
  return (
    <details class="picker" data-action="services">
      <summary class="bare button button-small">{t('filter_services')}</summary>
      <ul>
        {services.map(({ id, name }) => (
          <li key={id}>
            <label>
              <input
                {...unsaved}
                type="checkbox"
                value={id}
                checked={shown.includes(id)}
                onChange={(event) => toggle(id, event.currentTarget.checked)}
              />
              <bdi>{name}</bdi>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Selects a network. Absent if there is only one. */
export function NetworkFilter({ networks }: { readonly networks: readonly LabelledNetwork[] }) {
  const { profile } = filters.value;
  if (networks.length < 2 && profile === undefined) return undefined;
  return (
    <label class="line filter">
      {t('filter_network')}
      <Select
        action="network"
        choices={[undefined, ...networks.map(({ id }) => id)]}
        chosen={profile}
        text={(id) => (id === undefined ? t('filter_all') : networkLabel(id, networks))}
        isName={(id) => id !== undefined}
        change={(id) => setFilters({ profile: id })}
      />
    </label>
  );
}

interface HiddenNoteProps {
  readonly networks: number;
  readonly services: number;
  /** Descriptions of filters that have no count. */
  readonly others?: readonly string[];
  readonly onClear: () => void;
}

/** Says what the filters hide, so that nobody mistakes a part for the whole. */
export function HiddenNote({ networks, services, others = [], onClear }: HiddenNoteProps) {
  const hidden = [
    ...(networks > 0 ? [plural('hidden_networks', networks)] : []),
    ...(services > 0 ? [plural('hidden_services', services)] : []),
    ...others,
  ];
  if (hidden.length === 0) return undefined;
  return (
    <p class="line hidden-note">
      {t('hidden', { what: list(hidden) })}
      <Button action="clear-filters" look="small" text={t('clear_filters')} press={onClear} />
    </p>
  );
}
