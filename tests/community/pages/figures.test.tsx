// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { CellView } from '../../../src/community/pages/figures/cell-view.tsx';
import { useTexts } from '../../../src/pages/shared/text.ts';
import { allTexts } from '../../pages/all-texts.ts';
import { textOf } from '../../pages/dashboard/open-dashboard.tsx';

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
        <CellView cell={[n, problem, 0]} />
      </tr>
    </table>
  );
  await act(() => render(table, document.body));
  expect(textOf('.crowd-share')).toMatch(new RegExp(`^about ${share} see a problem`));
});
