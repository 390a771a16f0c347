import { expect, it } from 'vitest';
import { withoutSites } from '../../scripts/domestic-sites.ts';

it('leaves out the sites of a country, and nothing else', () => {
  const pack =
    "export const a: Pack = { country: 'AA', timeZones: ['A/B'], controls: [{ id: 'one' }, { id: 'two' }] };";
  expect(withoutSites(pack)).toBe("export const a: Pack = { country: 'AA', timeZones: ['A/B'], controls: [] };");
});
