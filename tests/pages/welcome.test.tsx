// @vitest-environment happy-dom
import '../fake-extension.ts';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import { commonServices } from '../../src/catalogue/common-services.ts';
import { useTexts } from '../../src/pages/shared/text.ts';
import { followPlanned, readPlanned } from '../../src/pages/welcome/planned.ts';
import { Welcome } from '../../src/pages/welcome/welcome.tsx';
import { isInToolbar } from '../../src/platform/browser/toolbar.ts';
import { changeSettings, readSettings } from '../../src/platform/values/local-values.ts';
import { callsOf, events, fake, resetFake } from '../fake-extension.ts';
import { all, find, messages, press } from './open-popup.tsx';

async function open(): Promise<void> {
  useTexts(messages, 'en');
  const inToolbar = await isInToolbar();
  await readPlanned();
  await act(() => render(<Welcome inToolbar={inToolbar} />, document.body));
}

const chosen = () => all('[data-action="choose"]:checked').map(({ dataset }) => dataset['choice']);
const chip = (service: string) => `[data-action="choose"][data-choice="${service}"]`;

beforeEach(resetFake);
afterEach(() => {
  render(undefined, document.body);
  process.env['TZ'] = 'UTC';
});

describe('the welcome page', () => {
  test('explains what a check reveals above the button that starts one', async () => {
    await open();
    const risk = find('.risk').compareDocumentPosition(find('[data-action="check-now"]'));
    expect(risk & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(fake.calls).toEqual([]);
  });

  test('says above the button what the browser will ask, and why, in one sentence', async () => {
    fake.granted = false;
    await open();
    const note = find('.access-note');
    expect(note.textContent).toMatch(
      /^The browser will ask you .* so that Reachable can see whether they answer; [^.]*\.$/,
    );
    const order = note.compareDocumentPosition(find('[data-action="check-now"]'));
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  test('shows an example of a result, named as one', async () => {
    await open();
    expect(find('.example figcaption').textContent).toBe('Example of a result');
    expect(all('.example li[data-tone]').map(({ dataset }) => dataset['tone'])).toEqual([
      'partial',
      'works',
      'works',
      'works',
    ]);
    expect(find('.example .headline').textContent).toContain('since');
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
    expect(chosen()).toContain('whatsapp');
    await changeSettings({ services: ['signal'] });
    await expect.poll(chosen).toEqual(['signal']);
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

describe('the choice of messengers before the first check', () => {
  test('begins with those that are common here, and asks and stores nothing', async () => {
    process.env['TZ'] = 'Asia/Tehran';
    fake.granted = false;
    await open();
    expect(chosen()).toEqual(commonServices('Asia/Tehran'));
    expect(find(chip('max')).closest('details')).not.toBeNull();
    expect(fake.calls).toEqual([]);
  });

  test('changes with one click, which asks for nothing, and the check asks for what is chosen then', async () => {
    fake.granted = false;
    await open();
    const stop = followPlanned();
    await press(chip('whatsapp'));
    await press(chip('line'));
    await expect.poll(chosen).toEqual(['messenger', 'telegram', 'signal', 'discord', 'line']);
    expect(callsOf('permissions.request')).toEqual([]);
    expect((await readSettings()).settings.services).toEqual(['messenger', 'telegram', 'signal', 'discord', 'line']);
    await press('[data-action="check-now"]');
    const [asked] = callsOf('permissions.request') as { origins: string[] }[];
    expect(asked?.origins.join()).toContain('line');
    expect(asked?.origins.join()).not.toContain('whatsapp');
    stop();
  });

  test('leaves each chip in its place', async () => {
    await open();
    const stop = followPlanned();
    const order = () => all('[data-action="choose"]').map(({ dataset }) => dataset['choice']);
    const before = order();
    await press(chip('telegram'));
    await press(chip('zalo'));
    await expect.poll(chosen).toContain('zalo');
    expect(order()).toEqual(before);
    expect(find(chip('zalo')).closest('details')).not.toBeNull();
    stop();
  });

  test('does not let the last one go', async () => {
    await changeSettings({ services: ['signal'] });
    await open();
    expect(find<HTMLInputElement>(chip('signal')).disabled).toBe(true);
  });

  test('has a name, and each messenger is a checkbox with its own', async () => {
    await open();
    expect(find('fieldset legend').textContent).toBe('Messengers to check');
    const boxes = all('[data-action="choose"]');
    expect(boxes).toHaveLength(services.length);
    for (const box of boxes) expect(box.closest('label')?.textContent).toBeTruthy();
  });
});
