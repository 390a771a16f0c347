import '../../fake-extension.ts';
// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { readNetworks } from '../../../src/community/networks-file.ts';
import { UnlistedNetwork } from '../../../src/pages/community/sharing/sharing.tsx';
import { useTexts } from '../../../src/pages/shared/text.ts';
import { allTexts } from '../all-texts.ts';
import { all } from '../open-popup.tsx';

const table = readFileSync('protocol/wire/networks.txt', 'utf8');

afterEach(async () => {
  await act(() => render(undefined, document.body));
  vi.unstubAllGlobals();
});

test.each([
  ['nothing where the network is in the table', { cc: 'RU', asn: 8359 }, 0],
  ['nothing on a small network', { cc: 'RU', asn: 0 }, 0],
  ['that nothing is shared where the network is unknown', { cc: 'RU', asn: 4_200_000_000 }, 1],
  ['that nothing is shared where it is in another country', { cc: 'IR', asn: 8359 }, 1],
])('a person who shares is told %s', async (_what, place, notes) => {
  useTexts(allTexts('en'), 'en');
  vi.stubGlobal('fetch', async () => new Response(table));
  await act(() => render(<UnlistedNetwork place={place} />, document.body));
  await act(async () => void (await readNetworks()));
  expect(all('[data-sharing-unlisted]')).toHaveLength(notes);
});
