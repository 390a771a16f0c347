import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Extension, grantedExtension } from '../browser/extension.ts';
import type { BrowserName } from './driver/browser.ts';
import { tableLines } from './report.ts';
import { runScenario } from './run-scenario.ts';
import { scenarios } from './scenarios/all.ts';
import type { Scenario } from './scenarios/scenario.ts';

/** The six of "npm test": a healthy line; a block by DNS, by address and by handshake; a channel that never worked; and a service that is down. */
export const six: readonly string[] = [
  'healthy',
  'removed-from-national-dns',
  'address-dropped',
  'handshake-reset',
  'service-is-down',
  'channel-refused-that-never-worked-here',
];

/** The short list has every cause once. The whole list is run by "npm run lab". */
export const short = scenarios.filter((scenario) => scenario.short);

/** A copy of the extension, and the name for the browser with it. */
interface Variant {
  readonly as: string;
  readonly extension: () => Promise<Extension>;
}

const usual = (browser: BrowserName): Variant => ({
  as: browser,
  extension: () => grantedExtension(browser === 'chromium' ? 'chrome' : 'firefox'),
});

/** Declares a test for each scenario that is possible in this browser. */
export function testVerdicts(
  browser: BrowserName,
  chosen: readonly Scenario[],
  { as, extension: makeExtension } = usual(browser),
): void {
  describe(`in ${as}, on a network with a censor, the popup gives the right verdict:`, () => {
    let extension: Extension;
    beforeAll(async () => {
      extension = await makeExtension();
    });
    afterAll(() => rmSync(extension.folder, { recursive: true, force: true }));

    const possible = chosen.filter(({ onlyIn = browser }) => onlyIn === browser);
    test.each(possible.map((scenario) => [scenario.name, scenario] as const))('%s', async (_name, scenario) => {
      const result = await runScenario(scenario, browser, extension, 1);
      expect(result.right, tableLines(result)).toBe(true);
    });
  });
}
