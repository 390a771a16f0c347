// @vitest-environment happy-dom
import '../../fake-extension.ts';
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import type { ShownLog } from '../../../protocol/log/shown-log.ts';
import { emptySharingState, type SharingState } from '../../../src/community/outbox/participation.ts';
import { Reading } from '../../../src/pages/community/figures/crowd-page.tsx';
import { useTexts } from '../../../src/pages/shared/text.ts';
import { allTexts } from '../all-texts.ts';
import { textOf } from '../dashboard/open-dashboard.tsx';

afterEach(() => act(() => render(undefined, document.body)));

const snapshot = {
  v: 1,
  country: 'RU',
  counter: 83_000,
  publishedAt: 83_000 * 21_600,
  services: { telegram: { day: [400, 300, 0] } },
  networks: [],
} as const;
const log = (root: string): ShownLog => ({ edition: 83_000, size: 1234, root, earlier: [] });

async function open(change: Partial<SharingState>) {
  useTexts(allTexts('en'), 'en');
  const state: SharingState = { ...emptySharingState, readAt: 1, snapshot, ...change } as SharingState;
  const participation = { choice: { mode: 'read', since: 0 }, permitted: true, state } as const;
  await act(() => render(<Reading participation={participation} />, document.body));
}

test('figures are shown with what was shown of the log', async () => {
  await open({ logs: [log('the root of all')] });
  expect(textOf('.crowd-table')).toContain('Russia');
  expect(document.querySelector('[data-crowd-contradicted]')).toBeNull();
  expect(textOf('[data-crowd-log]')).toContain('1234 the root of all');
});

test.each([
  ['a log that contradicts another one', { logs: [log('the root of all'), log('a root for you')] }],
  ['figures that are in no log', { contradicted: true as const, logs: [log('the root of all')] }],
])('no figures are shown after %s, and the page says why, with what was shown', async (_what, change) => {
  await open(change);
  expect(document.querySelector('.crowd-table')).toBeNull();
  expect(document.body.textContent).not.toContain('Published');
  expect(textOf('[data-crowd-contradicted]')).toContain('not what others got');
  for (const { root } of change.logs) expect(textOf('[data-crowd-log]')).toContain(`1234 ${root}`);
});
