import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usedApis, withoutUnusedApis } from '../../scripts/without-unused-apis.ts';

const polyfill = readFileSync(createRequire(import.meta.url).resolve('webextension-polyfill'), 'utf8');

/** What the sources call, by `extension.alarms` and the like. */
const called = new Set(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(join('src', file), 'utf8').matchAll(/\bextension\.([a-zA-Z]+)\b/g)])
    .map(([, api = '']) => api),
);

/** The APIs that a polyfill wraps. */
function wrappedBy(code: string): string[] {
  return [...code.matchAll(/^ {8}"([a-zA-Z]+)": \{$/gm)].map(([, api = '']) => api);
}

describe('the polyfill of the build', () => {
  it('still wraps each API that the sources call', () => {
    const wrapped = wrappedBy(withoutUnusedApis(polyfill));
    const needed = wrappedBy(polyfill).filter((api) => called.has(api));
    expect(needed.length).toBeGreaterThan(5);
    expect(wrapped).toEqual(expect.arrayContaining(needed));
  });

  it('wraps no other', () => {
    expect(wrappedBy(polyfill)).toContain('bookmarks');
    expect(wrappedBy(withoutUnusedApis(polyfill)).toSorted()).toEqual([...usedApis].toSorted());
  });

  it('is not built where the library has changed its table', () => {
    expect(() => withoutUnusedApis('const metadata = {};')).toThrow('apiMetadata');
  });
});
