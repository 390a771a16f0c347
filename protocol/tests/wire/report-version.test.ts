import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, it } from 'vitest';
import { reportSchema } from '../../wire/report.ts';
import { reportVersion } from '../../wire/report-version.ts';
import { slotSeconds } from '../../wire/slot.ts';

/**
 * What a report of each version holds: its fields, their possible values, and how exact its time is. People agreed to
 * this, so a released version stays as it is, and a change is a new row.
 */
const held: Readonly<Record<number, object>> = {
  1: {
    hours: 6,
    v: { const: 1 },
    slot: { type: 'integer', minimum: 0, maximum: 2_147_483_647 },
    cc: { type: 'string', pattern: '^[A-Z]{2}$' },
    asn: { type: 'integer', minimum: 0, maximum: 4_294_967_295 },
    service: { type: 'string', maxLength: 40, pattern: '^[a-z0-9][a-z0-9-]*$' },
    state: { type: 'string', enum: ['works', 'problem', 'blocked'] },
    version: { type: 'string', pattern: String.raw`^\d{1,3}\.\d{1,3}$` },
  },
};

it('a changed report has a new version, so that everybody who shares is asked again', () => {
  const { properties } = toJsonSchema(reportSchema, { typeMode: 'input', errorMode: 'ignore' });
  expect({ hours: slotSeconds / 3600, ...properties }).toEqual(held[reportVersion]);
  expect(Math.max(...Object.keys(held).map(Number))).toBe(reportVersion);
});
