import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../wire/report.ts';
import type { Snapshot } from '../../wire/snapshot.ts';
import { sharedSchemas } from './shared-schemas.ts';

const report: Report = {
  v: 1,
  slot: 83_129,
  cc: 'RU',
  asn: 8359,
  service: 'telegram',
  state: 'problem',
  version: '0.1',
};

const snapshot: Snapshot = {
  v: 1,
  country: 'RU',
  counter: 83_129,
  publishedAt: 83_129 * 21_600,
  services: {
    telegram: {
      day: [400, 100, 60],
      strip: '---00112233445566778899aaaa000',
      ooni: { n: 412, anomaly: 80, confirmed: 0, ok: 320, failure: 12 },
    },
  },
  networks: [{ asn: 8359, services: { telegram: { day: [15, 15, 15, 'held'] } } }],
};

const published = (file: string) => readFileSync(`schemas/${file}`, 'utf8');
const validator = (file: string) => new Ajv({ strict: false }).compile(JSON.parse(published(file)));

describe('the published schemas', () => {
  it.each([...sharedSchemas()])(
    '%s is what both sides check with: `npx tsx scripts/schemas.ts` writes it',
    (file, text) => {
      expect(JSON.parse(published(file))).toEqual(JSON.parse(text));
    },
  );

  it.each([
    ['report-1.json', report],
    ['snapshot-1.json', snapshot],
  ])('%s accepts a valid example', (file, example) => {
    expect(validator(file)(example)).toBe(true);
  });

  it.each([
    ['report-1.json', 'one field more', { ...report, address: '192.0.2.1' }],
    ['report-1.json', 'a state that says nothing', { ...report, state: 'unsure' }],
    ['report-1.json', 'a version with a patch', { ...report, version: '0.1.2' }],
    ['snapshot-1.json', 'one field more', { ...snapshot, people: 3 }],
    ['snapshot-1.json', 'a count that is not rounded', { ...snapshot, services: { telegram: { day: [12, 5, 5] } } }],
    [
      'snapshot-1.json',
      'a doubt that nobody knows',
      { ...snapshot, services: { signal: { day: [15, 5, 5, 'maybe'] } } },
    ],
  ])('%s refuses %s', (file, _what, example) => {
    expect(validator(file)(example)).toBe(false);
  });
});
