import { join } from 'node:path';
import { cmd } from 'web-ext';
import { root } from './root.ts';

/** Preact assigns innerHTML for a feature that is not used here. */
const allowed = [{ code: 'UNSAFE_VAR_ASSIGNMENT', file: 'assets/preact.js' }];

/** The findings of Mozilla's linter in the Firefox build, one line each. */
export async function lintFirefox(): Promise<string[]> {
  const sourceDir = join(root, 'dist/firefox');
  const { errors, warnings } = await cmd.lint({ sourceDir, output: 'none' }, { shouldExitProgram: false });
  const expected = [...allowed];
  return [...errors, ...warnings]
    .filter(({ code, file }) => {
      const index = expected.findIndex((one) => one.code === code && one.file === file);
      if (index >= 0) expected.splice(index, 1);
      return index < 0;
    })
    .map(({ code, message, file, line }) => `${code} ${file ?? ''}:${line ?? ''} ${message}`);
}
