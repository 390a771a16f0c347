import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bucketCount, largestAsn, readPlace, type SeenPlace, writePlace } from '../../wire/place.ts';

it('a place is written as a structured-field dictionary', () => {
  expect(writePlace({ cc: 'RU', asn: 8359 })).toBe('cc=RU, asn=8359');
  expect(writePlace({ cc: 'IR', asn: 0, bucket: 1234 })).toBe('cc=IR, asn=0, bucket=1234');
});

it('a written place is read back', () => {
  const place: fc.Arbitrary<SeenPlace> = fc.record(
    {
      cc: fc.stringMatching(/^[A-Z]{2}$/),
      asn: fc.integer({ min: 0, max: largestAsn }),
      bucket: fc.integer({ min: 0, max: bucketCount - 1 }),
    },
    { requiredKeys: ['cc', 'asn'] },
  );
  fc.assert(
    fc.property(place, (one) => {
      expect(readPlace(writePlace(one))).toEqual({ ...one });
    }),
  );
});

it.each([
  undefined,
  '',
  'cc=RU',
  'cc=ru, asn=1',
  'cc=RUS, asn=1',
  'cc=RU, asn=-1',
  'cc=RU, asn=4294967296',
  'cc=RU, asn=1, bucket=4096',
  'cc=RU, asn=1, bucket=1, address=192.0.2.1',
])('%s is not a place', (text) => {
  expect(readPlace(text)).toBeUndefined();
});
