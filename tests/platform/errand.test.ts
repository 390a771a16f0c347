import '../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Errand, runErrand, runnerOf } from '../../src/platform/browser/errand.ts';
import { closeOffscreenPage, runErrandsOfBackground } from '../../src/platform/browser/offscreen-page.ts';
import { fake, haveOffscreen, resetFake } from '../fake-extension.ts';

const double: Errand<number, number> = { name: 'double' };
const fail: Errand<string, never> = { name: 'fail' };

beforeEach(() => {
  resetFake();
  haveOffscreen(true);
  runErrandsOfBackground([
    runnerOf(double, async (number) => number * 2),
    runnerOf(fail, async (why) => {
      throw new Error(why);
    }),
  ]);
});

afterEach(() => haveOffscreen(false));

describe('an errand for the offscreen page', () => {
  it('brings its answer back', async () => {
    expect(await runErrand(double, 21)).toBe(42);
  });

  it('that fails there rejects here, with the same message', async () => {
    await expect(runErrand(fail, 'no such key')).rejects.toThrow('no such key');
  });

  it('of a check that fails gives no answer, and does not end the check', async () => {
    expect(await runErrand(fail, 'no such key', new AbortController().signal)).toBeUndefined();
  });

  it('of a check gives no answer where the browser opens no such page', async () => {
    haveOffscreen(false);
    expect(await runErrand(double, 21, new AbortController().signal)).toBeUndefined();
  });

  it('that failed does not keep the page open', async () => {
    await runErrand(fail, 'no such key').catch(() => undefined);
    expect(fake.pages).toHaveLength(1);
    await closeOffscreenPage();
    expect(fake.pages).toHaveLength(0);
  });
});
