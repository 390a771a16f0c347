import type { Count } from '../store/add-counts.ts';

export const sampleCount = (change: Partial<Count> = {}): Count => ({
  slot: 400,
  cc: 'RU',
  asn: 8359,
  service: 'telegram',
  relay: 'one',
  state: 'works',
  n: 1,
  ...change,
});

/** The same reports, half of them through each of two relays. */
export const throughTwo = (counts: readonly Omit<Count, 'relay'>[]): Count[] =>
  counts
    .flatMap((count) => [
      { ...count, relay: 'one', n: Math.ceil(count.n / 2) },
      { ...count, relay: 'two', n: Math.floor(count.n / 2) },
    ])
    .filter(({ n }) => n > 0);
