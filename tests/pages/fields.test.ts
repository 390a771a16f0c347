import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Fields that hold words or days, as they stand in the sources. */
const pages = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
const fields = pages.flatMap((file) =>
  (readFileSync(join('src', file), 'utf8').match(/<(input|textarea)\b.*?\/>/gs) ?? [])
    .filter((tag) => tag.startsWith('<textarea') || /type="(text|date)"/.test(tag))
    .map((tag) => `${file}: ${tag}`),
);

it('every field for words or days keeps its content out of what browsers write down of their tabs', () => {
  expect(fields.length).toBeGreaterThan(6);
  expect(fields.filter((tag) => !tag.includes('autocomplete="off"'))).toEqual([]);
});
