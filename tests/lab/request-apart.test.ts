import { beforeAll, expect, test } from 'vitest';
import { inPageCode } from '../browser/in-page-code.ts';
import { sharedBrowser } from './self/shared-browser.ts';
import { sharedWorld } from './self/shared-world.ts';

/**
 * Firefox opens a connection for each user name, then moves the request to an existing HTTP/2 connection to the same
 * address. It does not if all names lead to one address, as in the other browser tests.
 */
const host = 'updates.signal.org';
const world = sharedWorld();
const browser = sharedBrowser('firefox', world);
let plain = '';
let apart = '';
beforeAll(async () => {
  plain = await inPageCode('src/probe/fetch-here.ts');
  apart = await inPageCode('src/probe/separate-fetch.ts');
});

const wire = (path: string) =>
  `{ url: 'https://${host}/${path}', method: 'HEAD', permitted: true, deadlineMs: 10_000 }`;
const asked = (path: string) =>
  browser().evaluate(`(async () => { ${plain}
  await inPage.fetchHere(${wire(path)}, new AbortController().signal);
})()`);
const askedApart = (path: string, name: string) =>
  browser().evaluate(`(async () => { ${apart}
  await inPage.separateFetcher('${name}')(${wire(path)}, new AbortController().signal);
})()`);

/** The connections of the requests for these paths, numbered in order of first use. */
async function connectionsOf(...paths: readonly string[]): Promise<number[]> {
  const requests = await world().internet('requests', undefined);
  const from = paths.map((path) => requests.find((request) => request.path === `/${path}`)?.from);
  return from.map((one) => from.indexOf(one));
}

test('a request apart uses a separate connection in Firefox, shared by all names', async () => {
  await asked('first');
  await asked('second');
  await askedApart('third', 'one');
  await askedApart('fourth', 'two');
  expect(await connectionsOf('first', 'second', 'third', 'fourth')).toEqual([0, 0, 2, 2]);
});
