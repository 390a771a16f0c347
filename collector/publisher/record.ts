import type { Metric } from '../metrics/metric.ts';
import type { Publication } from './publish.ts';

/** The outcome of this run's publications. */
export interface Record {
  published(slot: number, publication: Publication): void;
  failed(): void;
  /** Whether the last publication succeeded for each country. */
  isHealthy(): boolean;
  metrics(): readonly Metric[];
}

export function keepRecord(): Record {
  const outcomes = { whole: 0, partial: 0, failed: 0 };
  let isHealthy = true;
  let slot = 0;
  let countries = 0;
  return {
    published(newest, { countries: published, failures }) {
      isHealthy = failures.length === 0;
      outcomes[isHealthy ? 'whole' : 'partial'] += 1;
      slot = newest;
      countries = published.length;
    },
    failed() {
      isHealthy = false;
      outcomes.failed += 1;
    },
    isHealthy: () => isHealthy,
    metrics: () => [
      {
        name: 'publications_total',
        about: 'Publications since the start, by outcome.',
        kind: 'counter',
        values: Object.entries(outcomes).map(([outcome, value]) => ({ labels: { outcome }, value })),
      },
      {
        name: 'published_slot',
        about: 'The six hours, counted since 1970, as of which was published last; 0 for none.',
        kind: 'gauge',
        values: [{ value: slot }],
      },
      {
        name: 'published_countries',
        about: 'Countries in the last publication.',
        kind: 'gauge',
        values: [{ value: countries }],
      },
    ],
  };
}
