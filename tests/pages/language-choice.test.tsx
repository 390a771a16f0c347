// @vitest-environment happy-dom
import '../fake-extension.ts';

import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LanguageChoice } from '../../src/pages/shared/language-choice.tsx';
import { followTexts, loadTexts } from '../../src/pages/shared/load-texts.ts';
import { t } from '../../src/pages/shared/text.ts';
import { localTexts } from '../../src/platform/browser/local-text.ts';
import { changeSettings } from '../../src/platform/values/local-values.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { find, press } from './open-popup.tsx';
import { serveTexts } from './served-texts.ts';

beforeAll(serveTexts);

let stopFollowing: () => void;

function Page() {
  return (
    <>
      <p id="text">{t('check_now')}</p>
      <p id="number">{t('result_ms', { ms: 12 })}</p>
      <LanguageChoice />
    </>
  );
}

beforeEach(async () => {
  resetFake();
  await loadTexts();
  stopFollowing = followTexts();
  await act(() => render(<Page />, document.body));
});

afterEach(() => {
  stopFollowing();
  render(undefined, document.body);
});

const text = (id: string) => find(`#${id}`).textContent;

async function choose(language: string): Promise<void> {
  const select = find<HTMLSelectElement>('[data-action="language"]');
  select.value = language;
  await act(() => void select.dispatchEvent(new Event('change', { bubbles: true })));
}

describe('the choice of language', () => {
  test('is the language of the browser until a person chooses', () => {
    expect(find<HTMLSelectElement>('[data-action="language"]').value).toBe('auto');
    expect(text('text')).toBe('Check now');
  });

  test('changes the open page, and its direction', async () => {
    await choose('fa');
    await expect.poll(() => text('text')).toBe('شروع بررسی');
    expect(text('number')).toContain('۱۲');
    expect(document.documentElement).toMatchObject({ lang: 'fa', dir: 'rtl' });
    expect(fake.values['settings']).toMatchObject({ language: 'fa' });
  });

  test('can be reset to the language of the browser', async () => {
    await choose('ru');
    await expect.poll(() => text('text')).toBe('Проверить сейчас');
    await choose('auto');
    await expect.poll(() => text('text')).toBe('Check now');
    expect(fake.values['settings']).not.toHaveProperty('language');
    expect(document.documentElement).toMatchObject({ lang: 'en', dir: 'ltr' });
  });

  test('also changes texts outside the pages', async () => {
    await choose('uk');
    await expect.poll(() => fake.values['settings']).toMatchObject({ language: 'uk' });
    const { text: outside } = await localTexts();
    expect(outside('toolbar_no_problems', { time: '21:10' })).toContain('Проблем не видно');
  });
});

test('the theme changes the open page, and can be reset to that of the device', async () => {
  await changeSettings({ theme: 'dark' });
  await expect.poll(() => document.documentElement.dataset['theme']).toBe('dark');
  await changeSettings({ theme: undefined });
  await expect.poll(() => document.documentElement.dataset['theme']).toBe('system');
});

describe('Latin digits and the Gregorian calendar', () => {
  test('are offered only for languages with others', async () => {
    expect(document.querySelector('[data-action="latin-numbers"]')).toBeFalsy();
    await choose('fa');
    await expect.poll(() => document.querySelector('[data-action="latin-numbers"]')).toBeTruthy();
  });

  test('are used as soon as they are chosen', async () => {
    await choose('fa');
    await expect.poll(() => text('number')).toContain('۱۲');
    await press('[data-action="latin-numbers"]');
    await expect.poll(() => text('number')).toContain('12');
    expect(find<HTMLInputElement>('[data-action="latin-numbers"]').checked).toBe(true);
  });
});
