import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { signedCatalogue } from '../../../scripts/catalogue-update/signed-catalogue.ts';
import { packaged } from '../../../src/catalogue/catalogue.ts';
import type { Catalogue } from '../../../src/model/catalogue.ts';
import { largestUpdate } from '../../../src/platform/update/signed-update.ts';

const contacted = { on: '2027-01-30' };

/** The list once every address has answered. */
function allContacted({ services, controls, ...rest }: Catalogue): Catalogue {
  return {
    ...rest,
    services: services.map(({ relays, ...service }) => ({
      ...service,
      endpoints: service.endpoints.map(({ large, ...endpoint }) => ({
        ...endpoint,
        contacted,
        ...(large && { large: large.map((object) => ({ ...object, contacted })) }),
      })),
      ...(relays && { relays: relays.map((relay) => ({ ...relay, contacted })) }),
    })),
    controls: controls.map((control) => ({ ...control, contacted })),
  };
}

it('a list with every address tried fits into an update', () => {
  const key = { publicKey: '', sign: (bytes: Uint8Array) => createHash('sha512').update(bytes).digest() };
  const about = { now: Date.parse('2027-02-01'), leastVersion: '0.1.0' };
  const file = signedCatalogue(allContacted(packaged), about, key);
  expect(Buffer.byteLength(file)).toBeLessThanOrEqual(largestUpdate);
});
