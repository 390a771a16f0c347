// @vitest-environment happy-dom
import '../../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reportVersion } from '../../../protocol/wire/report-version.ts';
import { readChoice, writeChoice } from '../../../src/community/background/choice.ts';
import { SharingSection } from '../../../src/pages/community/entry.tsx';
import { CrowdPage } from '../../../src/pages/community/figures/crowd-page.tsx';
import { CrowdLine } from '../../../src/pages/community/line/crowd-line.tsx';
import { Sharing } from '../../../src/pages/community/sharing/sharing.tsx';
import { useTexts } from '../../../src/pages/shared/text.ts';
import { fake, resetFake } from '../../fake-extension.ts';
import { allTexts } from '../all-texts.ts';
import { verdictOf } from '../fixtures.ts';
import { all, find } from '../open-popup.tsx';

vi.mock('../../../src/community/sharing.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../../src/community/sharing.ts')>()),
  sharing: { relays: ['https://one.example', 'https://two.example'], publisherKey: 'key' },
}));

const says = 'What a shared result holds has changed since you agreed.';

beforeEach(() => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
  useTexts(allTexts('en'), 'en');
});
afterEach(() => act(() => render(undefined, document.body)));

/** Shows this to somebody who agreed to share what a report of this version holds. */
async function show(what: ComponentChild, version: number): Promise<void> {
  fake.values['crowd'] = { mode: 'share', since: 1, version };
  await act(() => render(<main>{what}</main>, document.body));
}

test.each([
  ['the page about sharing', <Sharing key="sharing" />],
  ['the page with what others see', <CrowdPage key="crowd" />],
  ['the settings', <SharingSection key="settings" />],
])('%s says to who shares that a report holds something else', async (_page, what) => {
  await show(what, reportVersion - 1);
  await expect.poll(() => document.body.textContent).toContain(says);
  await act(() => render(undefined, document.body));
  await show(what, reportVersion);
  await expect.poll(() => document.body.textContent).toMatch(/You (?:have been sharing|share) your results/);
  expect(document.body.textContent).not.toContain(says);
});

test('the line below a result says it in place of what others see', async () => {
  await show(<CrowdLine verdict={verdictOf('whatsapp', 0)} />, reportVersion - 1);
  await expect.poll(() => all('[data-crowd="paused"]')).toHaveLength(1);
});

test('asks again with the same two buttons, of which "Not now" leaves it at reading', async () => {
  await show(<Sharing />, reportVersion - 1);
  await expect.poll(() => all('[data-action="sharing-agree"], [data-action="sharing-not-now"]')).toHaveLength(2);
  await act(async () => find('[data-action="sharing-not-now"]').click());
  await expect.poll(async () => (await readChoice()).mode).toBe('read');
  await expect.poll(() => document.body.textContent).not.toContain(says);
});

test('a new agreement is one to what a report holds now', async () => {
  await show(<Sharing />, reportVersion - 1);
  await writeChoice({ mode: 'share', since: 2 });
  await expect.poll(() => find('.sharing').dataset['sharing']).toBe('on');
});
