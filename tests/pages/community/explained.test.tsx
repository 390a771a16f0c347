// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { Explained } from '../../../src/pages/community/sharing/explained.tsx';
import { useTexts } from '../../../src/pages/shared/text.ts';
import { allTexts } from '../all-texts.ts';
import { all, find } from '../open-popup.tsx';

afterEach(() => act(() => render(undefined, document.body)));

test('before the literal message, the page on sharing says who sees what, and the risks', async () => {
  useTexts(allTexts('en'), 'en');
  await act(() => render(<Explained place={undefined} />, document.body));
  const headings = all('h2').map(({ textContent }) => textContent);
  expect(headings.slice(0, 2)).toEqual(['Who sees what', 'Risks']);
  const after = find('#sharing-risks').compareDocumentPosition(find('[data-report]'));
  expect(after & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});
