import { expect, it } from 'vitest';
import { readLargeNetworks } from '../../publisher/large-networks.ts';

it('a network with millions of addresses is known to be large, and one with half a million is not', async () => {
  const isLarge = await readLargeNetworks();
  // Rostelecom and MegaFon.
  expect([12389, 31133].map(isLarge)).toEqual([true, false]);
});
