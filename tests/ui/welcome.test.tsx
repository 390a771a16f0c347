// @vitest-environment happy-dom
import './fake-extension.ts';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import { isInToolbar } from '../../src/platform/toolbar.ts';
import { useTexts } from '../../src/ui/text.ts';
import { Welcome } from '../../src/welcome/welcome.tsx';
import { callsOf, fake, resetFake } from './fake-extension.ts';
import { find, messages, press } from './open-popup.tsx';

async function open(): Promise<void> {
  useTexts(messages, 'en');
  const inToolbar = await isInToolbar();
  await act(() =>
    render(<Welcome services={services.slice(0, 2)} missing={[]} inToolbar={inToolbar} />, document.body),
  );
}

beforeEach(resetFake);
afterEach(() => render(undefined, document.body));

describe('the welcome page', () => {
  test('says what a check gives away before the button that starts one', async () => {
    await open();
    const risk = find('.risk').compareDocumentPosition(find('[data-action="check-now"]'));
    expect(risk & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(fake.calls).toEqual([]);
  });

  test('tells how to pin the button only where it is not in the toolbar', async () => {
    await open();
    expect(document.body.textContent).toContain('pin Reachable');
    fake.inToolbar = true;
    await open();
    expect(document.body.textContent).not.toContain('pin Reachable');
  });

  test.each([
    ['choose-apps', '/settings/apps'],
    ['what-others-see', '/help/privacy'],
    ['open-settings', '/settings'],
  ])('leads on by %s', async (action, route) => {
    await open();
    await press(`[data-action="${action}"]`);
    expect(callsOf('tabs.create')).toEqual([{ url: `extension://fake/src/dashboard/index.html#${route}` }]);
  });
});
