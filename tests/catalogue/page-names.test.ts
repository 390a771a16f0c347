import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import { asTab } from '../../src/schedule/as-tab.ts';
import { namesOfChecks, namesOfPages } from './page-names.ts';

/** The names of a service that checks use but its pages do not. */
const oursAlone = (service: (typeof services)[number]) => {
  const pages = namesOfPages(service);
  return [...namesOfChecks(service)].filter((name) => !pages.has(name));
};

describe('the names that a check uses', () => {
  it.each(services)('are marked if only the apps of $name use them', (service) => {
    const pages = namesOfPages(service);
    const marked = service.endpoints.filter(({ onlyApps }) => onlyApps).map(({ id }) => id);
    const apart = service.endpoints.filter(({ url }) => !pages.has(new URL(url).hostname)).map(({ id }) => id);
    expect(marked).toEqual(apart);
  });

  it('are listed in PRIVACY if no page uses them', () => {
    const text = readFileSync('PRIVACY.md', 'utf8');
    expect(services.flatMap(oursAlone).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it.each(services)('are those that a page of $name uses, in a quiet check', (service) => {
    const pages = namesOfPages(service);
    const asked = asTab(service).endpoints.map(({ url }) => new URL(url).hostname);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((name) => !pages.has(name))).toEqual([]);
    expect(asTab(service).relays).toBeUndefined();
  });
});
