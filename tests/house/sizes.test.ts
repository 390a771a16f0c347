import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { controls } from '../../src/catalogue/catalogue.ts';
import { builtFor, dashboardPage, pageOf, scriptsOf } from './built.ts';
import { tooLarge } from './too-large.ts';

describe.each([...targets])('the build for %s', (target) => {
  const built = builtFor(target);

  it('keeps the limit of each size', async () => {
    expect(await tooLarge(built)).toEqual([]);
  });

  it('has the sites inside countries in a file, and in no script', () => {
    const sites = controls.filter((control) => control.class === 'domestic');
    const moved: unknown = JSON.parse(built.read('domestic-sites.json'));
    expect(moved).toMatchObject(sites.map(({ id, url, country, vendor }) => ({ id, url, country, vendor })));
    const scripts = [...scriptsOf(built, 'assets/background.js').values(), ...pageOf(built, dashboardPage).values()];
    expect(sites.filter(({ id }) => scripts.some((text) => text.includes(id)))).toEqual([]);
  });

  it('counts the script of the popup', () => {
    expect([...pageOf(built, built.manifest.action.default_popup).keys()]).toContain('assets/popup.js');
  });

  it('counts the script of the dashboard', () => {
    expect([...pageOf(built, dashboardPage).keys()]).toContain('assets/dashboard.js');
  });
});
