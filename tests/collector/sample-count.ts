import type { Count } from '../../src/collector/store/add-counts.ts';

export const sampleCount = (change: Partial<Count> = {}): Count => ({
  slot: 400,
  cc: 'RU',
  asn: 8359,
  service: 'telegram',
  state: 'works',
  n: 1,
  ...change,
});
