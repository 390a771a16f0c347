import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../src/history/export/csv.ts';
import { csvHead, csvOfRound } from '../../../src/history/export/rounds-csv.ts';
import { round } from './sample-records.ts';

/** An independent reader of RFC 4180. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, plain] of line.matchAll(pattern)) cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
  return cells;
}

describe('a line of CSV', () => {
  it('has the given texts, except that formulas are disarmed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary-ascii' }), { minLength: 1 }), (texts) => {
        const cells = cellsOf(csvLine(texts));
        expect(cells.map((cell, index) => (cell === texts[index] ? cell : cell.replace(/^'/, '')))).toEqual(texts);
      }),
    );
  });

  it('never starts a cell like a formula', () => {
    const risky = fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n'), fc.string())
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.oneof(risky, fc.string()), { minLength: 1 }), (texts) => {
        for (const cell of cellsOf(csvLine(texts))) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });

  it.each([
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '﹦1',
    '−1',
    '  =1+1',
    '\u00a0=1',
    '\u3000@A1',
    '\u200b=1',
    ' \t+1',
    '\uFEFF-1',
  ])('disarms a formula that a spreadsheet would still find: %j', (text) => {
    expect(csvLine([text])).toBe(`'${text}\r\n`);
  });

  it('leaves a text alone that has such a sign elsewhere', () => {
    expect(csvLine(['a=b', 'Home - Wi-Fi', '3 ＋ 1'])).toBe('a=b,Home - Wi-Fi,3 ＋ 1\r\n');
  });

  it('keeps numbers as numbers, and leaves absent values empty', () => {
    expect(csvLine([-1.5, undefined, 'a,b', '"'])).toBe('-1.5,,"a,b",""""\r\n');
  });
});

describe('a round as CSV', () => {
  const heads = cellsOf(csvHead);
  const rows = csvOfRound(round, '=Home')
    .split(/(?<=\r\n)/)
    .map((line) => Object.fromEntries(cellsOf(line).map((cell, index) => [heads[index], cell])));

  it('has a line for each function of each service', () => {
    expect(rows.map((row) => [row['service'], row['function'], row['state']])).toEqual([
      ['signal', 'web', 'works'],
      ['signal', 'messages', 'blocked'],
    ]);
  });

  it('has sortable times, and a network label that is not a formula', () => {
    expect(rows[1]).toMatchObject({
      round_start: '2026-11-25T13:20:00.000Z',
      network: "'=Home",
      connection: 'national-only',
      cause: 'tls',
      failed_endpoints: '1',
      endpoints: '2',
    });
  });
});
