import { describe, expect, it } from 'vitest';
import { item } from '../../scripts/method/markdown.ts';
import { thresholdsIn } from '../../scripts/method/thresholds.ts';

describe('the numbers of a file', () => {
  it('are read with what they decide and where they come from', () => {
    const text = `
/**
 * Nothing takes longer
 * than this.
 * @source RFC 6298,
 * section 2
 */
export const longestMs = 20 * 60_000;
`;
    expect(thresholdsIn('judge/a.ts', text)).toEqual([
      {
        name: 'longestMs',
        value: '20 * 60_000',
        file: 'judge/a.ts',
        meaning: 'Nothing takes longer than this.',
        source: 'RFC 6298, section 2',
      },
    ]);
  });

  it('are found in objects, each with its own comment', () => {
    const text = 'const pace = { rest: { /** Usual. @source tried */ well: 500, badly: 1500 }, name: "a" } as const;';
    const found = thresholdsIn('judge/a.ts', text).map(({ name, source }) => [name, source]);
    expect(found).toEqual([
      ['pace.rest.well', 'tried'],
      ['pace.rest.badly', undefined],
    ]);
  });

  it('have no source if the comment belongs to something else', () => {
    const text = '/** @source a text */\nfunction first() {}\nconst second = 2;';
    expect(thresholdsIn('judge/a.ts', text)).toMatchObject([{ name: 'second', meaning: '' }]);
    expect(thresholdsIn('judge/a.ts', text)[0]).not.toHaveProperty('source');
  });
});

describe('an item of a list', () => {
  it('is wrapped without a line that Markdown would take for another item', () => {
    const lines = item(`${'word '.repeat(23)}1. - more`).split('\n');
    expect(lines.length).toBe(2);
    expect(lines[1]).toMatch(/^ {2}word 1\. - more$/);
  });
});
