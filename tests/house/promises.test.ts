import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';
import { promises } from './promises.ts';

const documents = ['PRIVACY.md', 'SECURITY.md'] as const;

const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The points of a document's lists. Each is one line, and promises something. */
const pointsOf = (text: string) => text.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));

/** Promises to operators of the servers are in a separate section. */
const ofOperators = read('collector/OPERATIONS.md')
  .split(/^## /m)
  .filter((section) => section.startsWith('Promises\n'));

const points = [...documents.map(read), ...ofOperators].flatMap(pointsOf);

/** Lines without promises: headings, quotes, and what comes before the first list. */
const isNoPromise = (line: string) => line === '' || /^(?:#+|>) /.test(line);

/** Whether a test file has a test with exactly this title. */
function hasTest(file: string, title: string): boolean {
  const written = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // After a table of cases, the title is the first argument of another call.
  return new RegExp(`(?:\\b(?:it|test)|[)\`])\\(\\s*(['"\`])${written}\\1`).test(read(file));
}

describe.each(documents)('%s', (document) => {
  it('promises only in its lists, so that no promise escapes the table', () => {
    const [, ...sections] = read(document).split(/^## /m);
    const others = sections
      .filter((section) => !section.startsWith('Reporting\n'))
      .flatMap((section) => section.split('\n').slice(1))
      .filter((line) => !isNoPromise(line) && !line.startsWith('- '));
    expect(others).toEqual([]);
  });

  it('does not say "never" in what it sets apart', () => {
    expect(
      read(document)
        .split('\n')
        .filter((line) => line.startsWith('> ') && /\bnever\b/i.test(line)),
    ).toEqual([]);
  });
});

describe('the table of promises', () => {
  it('has each promise of these documents, word for word, once', () => {
    expect(promises.map(({ says }) => says).toSorted()).toEqual(points.toSorted());
    expect(new Set(points).size).toBe(points.length);
  });

  it.each(promises.map(({ says, heldBy }) => [says, heldBy] as const))(
    'names tests that exist: %s',
    (_says, heldBy) => {
      expect(heldBy.length).toBeGreaterThan(0);
      for (const [file, ...titles] of heldBy) {
        expect(existsSync(join(root, file)), file).toBe(true);
        expect(titles.length, file).toBeGreaterThan(0);
        expect(
          titles.filter((title) => !hasTest(file, title)),
          file,
        ).toEqual([]);
      }
    },
  );
});
