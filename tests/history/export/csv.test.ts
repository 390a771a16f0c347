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
        const plain = (all: readonly string[]) => all.map((text) => text.replaceAll("'", ''));
        expect(plain(cells)).toEqual(plain(texts));
        for (const [index, cell] of cells.entries()) if (!/[=+@\t\r\n-]/.test(cell)) expect(cell).toBe(texts[index]);
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

  it.each([',', ';', '\t', '|', ' '])('has no formula for a spreadsheet with %j as its separator', (separator) => {
    const piece = fc.constantFrom(...',;|\t "\'\n=+-@＝a1');
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (texts) => {
        // It ignores quotation marks that do not surround one of its own cells.
        for (const cell of csvLine(texts)
          .split(/\r?\n/)
          .flatMap((line) => line.split(separator))) {
          expect(cell.normalize('NFKC')).not.toMatch(/^[\s"]*[=+@-]./);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"],
    ['a;" =1', '"a;"" \'=1"'],
    ['a\t-1', "a\t'-1"],
    ['Wi-Fi =1+1', "Wi-Fi '=1+1"],
  ])('disarms a formula after another separator: %j', (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`);
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
    expect(csvLine([text])).toBe(`${text.replace(/(?=[＝＋－＠﹦−=@+-])/, "'")}\r\n`);
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
      ['signal', 'media', 'blocked'],
    ]);
  });

  it('says how much came before the connection froze', () => {
    expect(rows.map((row) => row['stopped_after_kilobytes'])).toEqual(['', '', '16']);
  });

  it('has the measured speed beside the usual one', () => {
    const slow = { function: 'media', state: 'slow', because: [], kbps: 1200, usualKbps: 6000 } as const;
    const slowed = { ...round, verdicts: round.verdicts.map((verdict) => ({ ...verdict, functions: [slow] })) };
    const cells = cellsOf(csvOfRound(slowed, 'Home'));
    expect([cells[heads.indexOf('kbps')], cells[heads.indexOf('usual_kbps')]]).toEqual(['1200', '6000']);
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
