import { signal } from '@preact/signals';
import type { ServiceId } from '../../core/service.ts';
import type { Range } from './ranges.ts';

/** What the person looks at, the same on every page; what is absent hides nothing. */
export interface Choice {
  readonly range: Range;
  /** A network. */
  readonly profile?: string | undefined;
  readonly services?: readonly ServiceId[] | undefined;
}

export const choice = signal<Choice>({ range: '24h' });

export function choose(change: Partial<Choice>): void {
  choice.value = { ...choice.value, ...change };
}

/** Hides nothing any more, and keeps the range. */
export function clearFilters(): void {
  choice.value = { range: choice.value.range };
}
