import { signal } from '@preact/signals';
import type { NetworkProfile } from '../../../model/network-label.ts';
import type { ServiceId } from '../../../model/service.ts';
import type { Range } from './ranges.ts';

/** What the person looks at, the same on every page; what is absent hides nothing. */
export interface Filters {
  readonly range: Range;
  /** A network. */
  readonly profile?: string | undefined;
  readonly services?: readonly ServiceId[] | undefined;
}

export const filters = signal<Filters>({ range: '24h' });

export function setFilters(change: Partial<Filters>): void {
  filters.value = { ...filters.value, ...change };
}

/** Hides nothing any more, and keeps the range. */
export function clearFilters(): void {
  filters.value = { range: filters.value.range };
}

/** How many of the networks are hidden. */
export function hiddenNetworks(networks: readonly NetworkProfile[]): number {
  const { profile } = filters.value;
  return profile === undefined ? 0 : networks.filter(({ id }) => id !== profile).length;
}

/** To be told which networks there are, whenever they are read: one that was deleted cannot be looked at any more. */
export function dropMissingNetwork(networks: readonly NetworkProfile[]): void {
  const { profile } = filters.value;
  if (profile !== undefined && !networks.some(({ id }) => id === profile)) setFilters({ profile: undefined });
}
