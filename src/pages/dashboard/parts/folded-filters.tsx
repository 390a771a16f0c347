import type { ComponentChildren } from 'preact';
import { t } from '../../shared/text.ts';
import { filters, isFiltered } from './filters.ts';

/** The filters of a narrow screen, unfolded on demand below the chart, so that the first bar is in sight. */
export function FoldedFilters({ children }: { readonly children: ComponentChildren }) {
  return (
    <details class="filters-folded" open={isFiltered(filters.value)}>
      <summary>{t('filters')}</summary>
      {children}
    </details>
  );
}
