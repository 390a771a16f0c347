// @vitest-environment happy-dom
import '../../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { CellView, CrowdTable } from '../../../src/pages/community/figures/crowd-table.tsx';
import { Literal } from '../../../src/pages/community/sharing/explained.tsx';
import { reload } from '../../../src/pages/shared/current/state.ts';
import { useTexts } from '../../../src/pages/shared/text.ts';
import { allTexts } from '../all-texts.ts';
import { textOf } from '../dashboard/open-dashboard.tsx';
import { all } from '../open-popup.tsx';

afterEach(() => act(() => render(undefined, document.body)));

test.each([
  [1000, 996, '99%'],
  [1000, 1000, '100%'],
  [1000, 4, '1%'],
  [1000, 0, '0%'],
] as const)('a cell of %i people, %i with a problem, shows %s: nearly all are not all', async (n, problem, share) => {
  useTexts(allTexts('en'), 'en');
  const table = (
    <table>
      <tr>
        <CellView cell={[n, problem, 0]} label="your provider" />
      </tr>
    </table>
  );
  await act(() => render(table, document.body));
  expect(textOf('.crowd-share')).toMatch(new RegExp(`^about ${share} see a problem`));
});

test('each cell says of whom and of which time it is, for a page without room for columns', async () => {
  useTexts(allTexts('en'), 'en');
  globalThis.indexedDB = new IDBFactory();
  await reload();
  const snapshot = {
    v: 1,
    country: 'RU',
    counter: 83_000,
    publishedAt: 83_000 * 21_600,
    services: { whatsapp: {} },
  } as const;
  await act(() => render(<CrowdTable snapshot={{ ...snapshot, networks: [] }} place={undefined} />, document.body));
  expect(all('[data-service="whatsapp"] td').map((cell) => cell.dataset['label'])).toEqual([
    'Your country: Russia · 24\u00a0h',
    'Your country: Russia · 30\u00a0days',
    'OONI, 7 days',
  ]);
});

test('a report whose lines break between its fields is still copied byte for byte', async () => {
  const json = JSON.stringify({ v: 1, service: 'whatsapp', state: 'works' });
  await act(() => render(<Literal json={json} />, document.body));
  expect(textOf('.literal')).toBe(json);
});
