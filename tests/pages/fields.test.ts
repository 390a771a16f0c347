import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The controls of all pages, as in the sources. */
const pages = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
const controls = pages.flatMap((file) =>
  (readFileSync(join('src', file), 'utf8').match(/<(input|textarea)\b.*?\/>|<select\b.*?[^=]>/gs) ?? []).map(
    (tag) => `${file}: ${tag}`,
  ),
);
const controlsLike = (kind: RegExp) => controls.filter((tag) => kind.test(tag));

describe('browsers store nothing of a control with their tabs:', () => {
  it('no words and no days', () => {
    const fields = controlsLike(/<textarea|type="(text|date)"/);
    expect(fields.length).toBeGreaterThan(6);
    expect(fields.filter((tag) => !tag.includes('autocomplete="off"'))).toEqual([]);
  });

  it('nothing that was chosen in a list, and nothing that was ticked', () => {
    const choices = controlsLike(/<select|type="(checkbox|radio)"/);
    expect(choices.length).toBeGreaterThan(10);
    expect(choices.filter((tag) => !tag.includes('{...unsaved}'))).toEqual([]);
  });
});
