// @vitest-environment happy-dom
import '../fake-extension.ts';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useTexts } from '../../src/pages/shared/text.ts';
import { followPlanned, readPlanned } from '../../src/pages/welcome/planned.ts';
import { Welcome } from '../../src/pages/welcome/welcome.tsx';
import { isInToolbar } from '../../src/platform/browser/toolbar.ts';
import { changeSettings } from '../../src/platform/values/local-values.ts';
import { callsOf, events, fake, resetFake } from '../fake-extension.ts';
import { all, find, messages, press } from './open-popup.tsx';

async function open(): Promise<void> {
  useTexts(messages, 'en');
  const inToolbar = await isInToolbar();
  await readPlanned();
  await act(() => render(<Welcome inToolbar={inToolbar} />, document.body));
}

beforeEach(resetFake);
afterEach(() => render(undefined, document.body));

describe('the welcome page', () => {
  test('explains what a check reveals above the button that starts one', async () => {
    await open();
    const risk = find('.risk').compareDocumentPosition(find('[data-action="check-now"]'));
    expect(risk & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(fake.calls).toEqual([]);
  });

  test('explains how to pin the button only if it is not in the toolbar', async () => {
    await open();
    expect(document.body.textContent).toContain('pin Reachable');
    fake.inToolbar = true;
    await open();
    expect(document.body.textContent).not.toContain('pin Reachable');
  });

  test('asks for the services that are chosen now, also if they were changed in another tab', async () => {
    fake.granted = false;
    await open();
    const stop = followPlanned();
    expect(find('main').textContent).toContain('WhatsApp');
    await changeSettings({ services: ['signal'] });
    await expect.poll(() => find('main').textContent).not.toContain('WhatsApp');
    await press('[data-action="check-now"]');
    const [asked] = callsOf('permissions.request') as { origins: string[] }[];
    expect(asked?.origins.join()).toContain('signal');
    expect(asked?.origins.join()).not.toContain('whatsapp');
    stop();
  });

  test('asks for nothing after access was given in another tab', async () => {
    fake.granted = false;
    await open();
    const stop = followPlanned();
    expect(all('.access-note')).toHaveLength(1);
    fake.granted = true;
    events.permissionAdded.fire();
    await expect.poll(() => all('.access-note')).toEqual([]);
    stop();
  });

  test.each([
    ['choose-apps', '/settings/apps'],
    ['what-others-see', '/help/privacy'],
    ['open-settings', '/settings'],
  ])('has a link "%s"', async (action, route) => {
    await open();
    await press(`[data-action="${action}"]`);
    expect(callsOf('tabs.create')).toEqual([
      { url: `https://fake-uuid.example/src/pages/dashboard/index.html#${route}` },
    ]);
  });
});
