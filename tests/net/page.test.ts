import { describe, expect, it } from 'vitest';
import { namedFiles, pageOf } from './page.ts';
import { pageShapes } from './page-shapes.ts';
import { factOf } from './server-facts.ts';

const textOf = (host: string) => String(pageOf({ host, headers: {} }).body);

describe('a page of a server', () => {
  it.each(Object.entries(pageShapes))('has its size and its end: %s', (host, { bytes = 40_000 }) => {
    const text = textOf(host);
    expect(text).toHaveLength(bytes);
    expect(text).toMatch(/>\s*<footer><\/footer>$/);
  });

  it('names only files of its own host that are there', () => {
    const names = Object.keys(pageShapes).flatMap((host) =>
      [...textOf(host).matchAll(/(?:src|href)="(?!https?:|\/\/|data:)([^"]+)"/g)].map(
        ([, name = '']) =>
          [host, new URL(name, `https://${host}${host === 'web.telegram.org' ? '/k/' : '/'}`)] as const,
      ),
    );
    expect(names.length).toBeGreaterThan(10);
    const gone = names.filter(([host, { pathname }]) => !namedFiles.includes(factOf(host, pathname) ?? ({} as never)));
    expect(gone.map(([host, { pathname }]) => `${host}${pathname}`)).toEqual([]);
  });
});
