import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { fileBegin, fileEnd, fileLine } from '../../../src/history/export/history-file.ts';
import { historySchema } from './history-schema.ts';
import { records, start } from './sample-records.ts';

const published = readFileSync('schemas/history-1.json', 'utf8');
const validate = new Ajv({ strict: false, formats: { 'date-time': true, date: true } }).compile(JSON.parse(published));
const file = fileBegin(start, 'x') + records.map((record, index) => fileLine(record, index === 0)).join('') + fileEnd;

describe('the published schema of a history file', () => {
  it('is the one that files are checked with: `npx tsx scripts/schemas.ts` writes it', () => {
    expect(JSON.parse(published)).toEqual(JSON.parse(historySchema()));
  });

  it('accepts an exported history', () => {
    expect(validate(JSON.parse(file))).toBe(true);
  });

  it.each([
    ['a word that is unknown', '"partial"', '"paradise"'],
    ['a field that is unknown', '"trigger"', '"tigger"'],
    ['a number in place of a time', '"2026-11-25T13:20:09.000Z"', '1764000000000'],
  ])('refuses %s', (_what, right, wrong) => {
    expect(validate(JSON.parse(file.replaceAll(right, wrong)))).toBe(false);
  });
});
