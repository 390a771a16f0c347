import { expect, it } from 'vitest';
import { seededRandom } from '../../src/model/chance.ts';
import { newNetworkId } from '../../src/model/network-id.ts';

it('a new network has an id that no other has, here or in another browser', () => {
  const first = newNetworkId([], seededRandom(1));
  expect(newNetworkId([{ id: first }], seededRandom(1))).not.toBe(first);
  expect(newNetworkId([], seededRandom(2))).not.toBe(first);
});
