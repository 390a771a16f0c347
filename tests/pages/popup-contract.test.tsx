// @vitest-environment happy-dom
import '../fake-extension.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { view } from '../../src/pages/shared/current/state.ts';
import { all, closePopup, openPopup, openRow } from './open-popup.tsx';
import { mostWords, openedRow } from './popup-limits.ts';
import { scenes } from './scenes.ts';
import { visibleWords } from './visible-words.ts';

const open = (name: string) => openPopup(scenes[name]?.(Date.now()) ?? { rounds: [] });

afterEach(closePopup);

describe.each(Object.keys(scenes))('the popup in the state "%s"', (name) => {
  test('has each chosen messenger once, with the functions of its verdict, wherever it stands', async () => {
    await open(name);
    const { services = [], verdicts } = view.value ?? {};
    const isFirstRun = view.value?.running === undefined && view.value?.ended === undefined;
    for (const { id } of isFirstRun ? [] : services) {
      const found = all(`[data-service="${id}"]`);
      expect(found, id).toHaveLength(1);
      const verdict = view.value?.running?.verdicts.find(({ service }) => service === id) ?? verdicts?.get(id);
      expect(found[0]?.dataset['state'], id).toBe(verdict?.state);
      const functions = [...(found[0]?.querySelectorAll<HTMLElement>('[data-function]') ?? [])];
      expect(functions.map((one) => `${one.dataset['function']} ${one.dataset['state']}`).toSorted(), id).toEqual(
        (verdict?.functions ?? []).map((one) => `${one.function} ${one.state}`).toSorted(),
      );
    }
  });

  test('has one button that checks, unless a check of the person runs, and one that stops what runs', async () => {
    await open(name);
    const { running } = view.value ?? {};
    expect(all('[data-action="stop"]')).toHaveLength(running ? 1 : 0);
    const mayCheck = running?.trigger !== 'person' && name !== 'declined';
    expect(all('[data-action="check-now"]')).toHaveLength(mayCheck ? 1 : 0);
  });
});

describe('words are few', () => {
  test.each(Object.entries(mostWords))('%s: at most %i', async (name, most) => {
    await open(name);
    const words = visibleWords();
    expect(words.length, words.join(' ')).toBeLessThanOrEqual(most);
  });

  test('a row opened: at most so many', async () => {
    await open(openedRow.scene);
    await openRow(openedRow.row);
    // It comes last.
    await expect.poll(() => all('[data-action="feedback-wrong"]')).toHaveLength(1);
    const words = visibleWords();
    expect(words.length, words.join(' ')).toBeLessThanOrEqual(openedRow.mostWords);
  });
});
