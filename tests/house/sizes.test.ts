import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { builtFor, chartFiles, dashboardPage, pageOf } from './built.ts';
import { tooLarge } from './too-large.ts';

describe.each([...targets])('the build for %s', (target) => {
  const built = builtFor(target);

  it('keeps the limit of each size', async () => {
    expect(await tooLarge(built)).toEqual([]);
  });

  it('counts the script of the popup', () => {
    expect([...pageOf(built, built.manifest.action.default_popup).keys()]).toContain('assets/popup.js');
  });

  it('counts the script of the dashboard, which loads its speed chart later', () => {
    const files = [...pageOf(built, dashboardPage).keys()];
    expect(files).toContain('assets/dashboard.js');
    for (const file of chartFiles) expect(files).not.toContain(file);
  });
});
