import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { controls, services } from '../../../src/catalogue/catalogue.ts';
import { namesOfPages } from '../../catalogue/page-names.ts';
import type { Target } from '../extension.ts';
import { onStage } from '../shared-stage.ts';

const checks = 20;
const sites = controls
  .flatMap(({ url, large }) => [url, ...(large ? [large.url] : [])])
  .map((url) => new URL(url).hostname);
const known = new Set([...sites, ...services.flatMap((service) => [...namesOfPages(service)])]);
const privacy = readFileSync('PRIVACY.md', 'utf8');

it.each<Target>(['chrome', 'firefox'])(
  `over ${checks} checks in %s, each name on the wire is one that pages use, or is listed in PRIVACY`,
  async (target) => {
    await onStage(target, async ({ internet, openPopup }) => {
      const popup = await openPopup();
      internet.traffic.forget();
      for (let check = 0; check < checks; check++) await popup.checkNow();
      const names = new Set(internet.traffic.connections.flatMap(({ hello }) => hello?.serverName || []));
      expect(names.size).toBeGreaterThan(20);
      const ours = [...names].filter((name) => !known.has(name));
      expect(ours.filter((name) => !privacy.includes(`\`${name}\``))).toEqual([]);
    });
  },
);
