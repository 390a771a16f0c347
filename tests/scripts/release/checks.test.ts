import { afterEach, expect, it, vi } from 'vitest';
import { passesChecks } from '../../../scripts/release/checks.ts';

const name = 'each default address was tried within 30 days';

afterEach(() => {
  vi.restoreAllMocks();
});

/** The line with the result of the check, long after anybody tried an address. */
async function lineOf(uncontacted: boolean): Promise<string | undefined> {
  const printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  const now = Date.parse('2099-01-01T00:00:00Z');
  await passesChecks({ version: '0.0.0', dryRun: true, uncontacted, now });
  return printed.flatMap((text) => text.split('\n')).find((line) => line.includes(name));
}

it('a release stops if nobody tried the addresses lately, and continues only if told to', async () => {
  expect(await lineOf(false)).toBe(`FAILED: ${name}`);
  expect(await lineOf(true)).toBe(`not so: ${name}`);
});
