import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Extension, grantedExtension } from '../browser/extension.ts';
import { tableLines } from './report.ts';
import { runScenario } from './run-scenario.ts';
import { scenarios } from './scenarios/all.ts';

/** The short run: every cause once, in Chromium. All scenarios, and Firefox, are run by "npm run lab". */
describe('on a network with a censor in it the popup says what is the case:', () => {
  let extension: Extension;
  beforeAll(async () => {
    extension = await grantedExtension('chrome');
  });
  afterAll(() => rmSync(extension.folder, { recursive: true, force: true }));

  const short = scenarios.filter((scenario) => scenario.short);
  test.each(short.map((scenario) => [scenario.name, scenario] as const))('%s', async (_name, scenario) => {
    const result = await runScenario(scenario, 'chromium', extension, 1);
    expect(result.right, tableLines(result)).toBe(true);
  });
});
