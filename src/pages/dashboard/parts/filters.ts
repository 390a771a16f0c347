import { signal } from '@preact/signals';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import type { ServiceId } from '../../../model/service.ts';
import type { Range } from './ranges.ts';

/** The filters, which all pages share. An absent filter hides nothing. */
export interface Filters {
  readonly range: Range;
  /** The id of a network. */
  readonly profile?: string | undefined;
  readonly services?: readonly ServiceId[] | undefined;
}

export const filters = signal<Filters>({ range: '24h' });

export function setFilters(change: Partial<Filters>): void {
  filters.value = { ...filters.value, ...change };
}

/** Clears all filters but the range. */
export function clearFilters(): void {
  filters.value = { range: filters.value.range };
}

/** Is something hidden besides other times? */
export function isFiltered({ profile, services }: Filters): boolean {
  return profile !== undefined || services !== undefined;
}

/** The number of networks that the filter hides. */
export function hiddenNetworks(networks: readonly LabelledNetwork[]): number {
  const { profile } = filters.value;
  return profile === undefined ? 0 : networks.filter(({ id }) => id !== profile).length;
}

/** Clears the network filter if its network no longer exists. Call it whenever the networks are read. */
export function dropMissingNetwork(networks: readonly LabelledNetwork[]): void {
  const { profile } = filters.value;
  if (profile !== undefined && !networks.some(({ id }) => id === profile)) setFilters({ profile: undefined });
}
