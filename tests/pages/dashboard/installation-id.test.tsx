// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { unzipSync } from 'fflate';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportForms } from '../../../src/platform/files/export-history.ts';
import { blockedBy, controlObservation, minuteMs, observationOf, roundOf, verdictOf } from '../fixtures.ts';
import { labelledNetworks } from '../labelled-networks.ts';
import { all, find, press } from '../open-popup.tsx';
import { closeDashboard, openDashboard, set } from './open-dashboard.tsx';

/** Firefox gives each installation an address of its own, by which its user could be recognized. */
const installation = '3f2b8c1e-5d6a-4e7f-9a0b-1c2d3e4f5a6b';
const address = `moz-extension://${installation}/`;

/** Properties of this test's page that the type of `globalThis` lacks. */
const page = globalThis as unknown as {
  readonly happyDOM: { readonly setURL: (url: string) => void };
  readonly browser: { readonly runtime: { getURL: (path: string) => string } };
};

const at = Date.now() - minuteMs;
const scene = {
  rounds: [roundOf(at, [blockedBy('telegram', at, 'tls', 'reset'), verdictOf('signal', at)])],
  observations: [
    observationOf('telegram', at, {
      outcome: { kind: 'failed', failure: 'connection_reset' },
      browserError: 'NS_ERROR_NET_RESET',
    }),
    controlObservation(at),
  ],
  records: labelledNetworks,
};

/** The texts and files that leave the page by copying and saving, and pictures. */
let taken: (string | Blob)[];
const textsTaken = () => Promise.all(taken.map(textOfTaken));

async function textOfTaken(one: string | Blob): Promise<string> {
  if (typeof one === 'string') return one;
  if (one.type !== 'application/zip') return one.text();
  const files = Object.entries(unzipSync(new Uint8Array(await one.arrayBuffer())));
  return files.map(([name, file]) => `${name}\n${new TextDecoder().decode(file)}`).join('\n');
}

beforeEach(() => {
  taken = [];
  page.happyDOM.setURL(`${address}src/pages/dashboard/index.html`);
  page.browser.runtime.getURL = (path) => address + path;
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text: string) => void taken.push(text) },
  });
  URL.createObjectURL = (file) => {
    taken.push(file as Blob);
    return 'blob:file';
  };
  HTMLAnchorElement.prototype.click = () => undefined;
  HTMLImageElement.prototype.decode = async () => undefined;
  HTMLCanvasElement.prototype.toBlob = (made) => made(new Blob(['the picture']));
});
afterEach(closeDashboard);

async function pressAll(selector: string): Promise<void> {
  expect(all(selector)).not.toEqual([]);
  await act(async () => {
    for (const button of all(selector)) button.click();
  });
}

async function expectNoInstallation(least: number): Promise<void> {
  await expect.poll(() => taken.length).toBeGreaterThanOrEqual(least);
  for (const text of await textsTaken()) {
    expect(text).not.toBe('');
    expect(text).not.toMatch(/extension:|3f2b8c1e/);
  }
}

describe('the address of the installation is not in', () => {
  test('the page on which a result is shared, its texts, or its picture', async () => {
    await openDashboard(scene, '/share');
    await expect.poll(() => all('.share-card').length).toBe(1);
    await pressAll('[data-action="copy"]');
    taken.push(document.body.outerHTML, ...all('textarea').map((area) => (area as HTMLTextAreaElement).value));
    await expectNoInstallation(7);
    expect((await textsTaken()).filter((text) => text.startsWith('<svg'))).toHaveLength(1);
  });

  test('the raw events behind a verdict', async () => {
    await openDashboard(scene, '/service/telegram');
    await expect.poll(() => all('.raw').length).toBe(1);
    await pressAll('.raw [data-action="copy"]');
    await expectNoInstallation(1);
    expect(taken[0]).toContain('NS_ERROR_NET_RESET');
  });

  test('the report of a wrong verdict', async () => {
    await openDashboard(scene, '/service/telegram');
    await expect.poll(() => all('[data-action="feedback-wrong"]').length).toBe(1);
    await press('[data-action="feedback-wrong"]');
    await expect.poll(() => find<HTMLTextAreaElement>('.wrong-verdict textarea').value).toContain('Telegram');
    await pressAll('.wrong-verdict [data-action="copy"]');
    await expectNoInstallation(1);
  });

  test('an exported history, in any form', async () => {
    await openDashboard(scene, '/settings/data');
    await expect.poll(() => all('[data-action="export"]').length).toBe(1);
    await press('[data-action="export-without-names"]');
    for (const [index, form] of exportForms.entries()) {
      await set('[data-action="export-form"]', form);
      await press('[data-action="export"]');
      await expect.poll(() => taken.length).toBe(index + 1);
      await expect.poll(() => find<HTMLButtonElement>('[data-action="export"]').disabled).toBe(false);
    }
    await expectNoInstallation(exportForms.length);
  });

  test('the file of evidence, and the records behind it', async () => {
    await openDashboard(scene, '/evidence');
    await expect.poll(() => all('.proof').length).toBe(1);
    await press('[data-action="save-records"]');
    await expect.poll(() => taken.length).toBe(1);
    await expectNoInstallation(1);
  });

  test('the code of this browser, which another device compares', async () => {
    await openDashboard(scene, '/compare');
    await expect.poll(() => all('.code-out [data-action="copy"]').length).toBe(1);
    await pressAll('.code-out [data-action="copy"]');
    await expectNoInstallation(1);
  });

  test('the file of settings', async () => {
    await openDashboard(scene, '/settings/data');
    await expect.poll(() => all('[data-action="export-settings"]').length).toBe(1);
    await press('[data-action="export-settings"]');
    await expectNoInstallation(1);
  });

  test('the diagnostics', async () => {
    await openDashboard(scene, '/settings/about');
    await expect.poll(() => all('.diagnostics').length).toBe(1);
    taken.push(find('.diagnostics').textContent ?? '');
    await pressAll('.diagnostics ~ [data-action="copy"]');
    await expectNoInstallation(2);
  });

  test('the details of a failure', async () => {
    await openDashboard(scene);
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException(`${address} has no storage`, 'SecurityError');
      },
    } as unknown as IDBFactory;
    await press('input[value="7d"]');
    await expect.poll(() => all('[data-action="copy-details"]').length).toBe(1);
    await press('[data-action="copy-details"]');
    await expectNoInstallation(1);
  });

  test.each([
    ['/', 1],
    ['/service/telegram', 3],
  ])('the CSV files of %s', async (route, files) => {
    await openDashboard(scene, route);
    await expect.poll(() => all('[data-action="csv"]').length).toBe(files);
    await pressAll('[data-action="csv"]');
    await expectNoInstallation(files);
  });
});
