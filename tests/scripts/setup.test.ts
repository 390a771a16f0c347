import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';

it('is the only script that is plain JavaScript', () => {
  const files = readdirSync(join(root, 'scripts'), { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /\.[cm]?jsx?$/.test(file))).toEqual(['setup.mjs']);
});

it("imports only Node's own modules, since it runs before the dependencies are there", () => {
  const imported = [
    ...readFileSync(join(root, 'scripts/setup.mjs'), 'utf8').matchAll(/\b(?:from|import\()\s*'([^']+)'/g),
  ];
  expect(imported).not.toEqual([]);
  for (const [, module] of imported) expect(module).toMatch(/^node:/);
});
