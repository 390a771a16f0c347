import { describe, expect, it } from 'vitest';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { findings, findingUrl } from '../../src/catalogue/findings.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';

describe('findings of OONI', () => {
  it('are about messengers of the catalogue, each once, the newest year first', () => {
    for (const { services, country } of findings) {
      expect(country).toMatch(/^[A-Z]{2}$/);
      expect(services.map((id) => serviceById(id, packaged)?.id)).toEqual(services);
    }
    expect(new Set(findings.map(findingUrl)).size).toBe(findings.length);
    const years = findings.map(({ year }) => year);
    expect(years).toEqual(years.toSorted((a, b) => b - a));
  });
});
