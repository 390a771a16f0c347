import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Extension, grantedExtension } from '../browser/extension.ts';
import { inPageCode } from '../browser/in-page-code.ts';
import type { LabBrowser } from './driver/browser.ts';
import { until } from './driver/check.ts';
import { startFirefox } from './driver/firefox.ts';
import { sharedWorld } from './self/shared-world.ts';

/**
 * Firefox opens a connection for each user name, and then leads the request to one of HTTP/2 that it has to the same
 * address. Where all names lead to one address, as in the other tests of the browser, it does not.
 */
const host = 'updates.signal.org';
const world = sharedWorld();
let extension: Extension;
let browser: LabBrowser;
let plain = '';
let apart = '';
beforeAll(async () => {
  plain = await inPageCode('src/probe/fetch-here.ts');
  apart = await inPageCode('src/probe/fetch-apart.ts');
  extension = await grantedExtension('firefox');
  browser = await startFirefox({ world: world(), extension, timeZone: 'Europe/Paris' });
  await until(browser, 'Boolean(globalThis.browser?.runtime?.id)', 30_000);
});
afterAll(async () => {
  await browser.close();
  rmSync(extension.folder, { recursive: true, force: true });
});

const wire = (path: string) =>
  `{ url: 'https://${host}/${path}', method: 'HEAD', permitted: true, deadlineMs: 10_000 }`;
const asked = (path: string) =>
  browser.evaluate(`(async () => { ${plain}
  await inPage.fetchHere(${wire(path)}, new AbortController().signal);
})()`);
const askedApart = (path: string, name: string) =>
  browser.evaluate(`(async () => { ${apart}
  await inPage.fetcherApart('${name}')(${wire(path)}, new AbortController().signal);
})()`);

/** The connections of the requests for these paths, numbered in the order of their first. */
async function connectionsOf(...paths: readonly string[]): Promise<number[]> {
  const requests = await world().internet('requests', undefined);
  const from = paths.map((path) => requests.find((request) => request.path === `/${path}`)?.from);
  return from.map((one) => from.indexOf(one));
}

test('a request apart goes over a connection of its own in Firefox, and one with another name over the same', async () => {
  await asked('first');
  await asked('second');
  await askedApart('third', 'one');
  await askedApart('fourth', 'two');
  expect(await connectionsOf('first', 'second', 'third', 'fourth')).toEqual([0, 0, 2, 2]);
});
