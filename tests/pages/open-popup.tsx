import 'fake-indexeddb/auto';
// Loaded when a row is opened or after the first paint; the first test would wait for them.
import '../../src/pages/popup/details.tsx';
import '../../src/pages/popup/first-run.tsx';
import '../../src/pages/popup/menu.tsx';
import '../../src/pages/popup/place.tsx';
import '../../src/pages/community/line/sheet-with-crowd.tsx';
import '../../src/pages/shared/advice/sheet.tsx';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect } from 'vitest';
import { Popup } from '../../src/pages/popup/popup.tsx';
import { markPage } from '../../src/pages/shared/current/page-marks.tsx';
import { reload, view } from '../../src/pages/shared/current/state.ts';
import { useTexts } from '../../src/pages/shared/text.ts';
import { openStore } from '../../src/platform/store/indexed/indexed-store.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { type Scene, storedSettings } from './scenes.ts';

export const messages = JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8'));

/** Opens the popup over a real history that holds the scene. */
export async function openPopup(scene: Scene): Promise<void> {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
  fake.granted = scene.granted ?? true;
  const settings = storedSettings(scene);
  if (settings !== undefined) fake.values['settings'] = settings;
  if (scene.historySince !== undefined) fake.values['historySince'] = scene.historySince;
  await remember(scene);
  useTexts(messages, 'en');
  await showPopup();
}

/** Reads everything and paints, as the page does when it is opened. */
export async function showPopup(): Promise<void> {
  await reload();
  markPage(document.documentElement, view.value);
  await act(() => render(<Popup />, document.body));
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}

export function closePopup(): void {
  render(undefined, document.body);
}

async function remember(scene: Scene): Promise<void> {
  const store = await openStore();
  for (const round of scene.rounds) {
    await store.putRound(round);
    for (const observation of scene.observations ?? []) await store.addObservation(round.at, observation);
    if (round.status !== 'running') await store.closeRound(round);
  }
  store.close();
}

export function find<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
  const found = document.querySelector<Kind>(selector);
  if (!found) throw new Error(`nothing matches ${selector} in ${document.body.innerHTML}`);
  return found;
}

export function all(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

/** Clicks, and lets the first effects of the click run. */
export async function press(selector: string): Promise<void> {
  await act(async () => {
    find(selector).click();
    await new Promise((resolve) => setTimeout(resolve));
  });
}

/** Opens a row, and waits for its details, which are loaded then. */
export async function openRow(service: string): Promise<void> {
  await press(`[data-service="${service}"] .row-toggle`);
  await expect.poll(() => all(`#details-${service} [data-action="test-again"]`)).toHaveLength(1);
}

export function row(service: string): HTMLElement {
  return find(`[data-service="${service}"]`);
}

/** The data attributes of an element, and no others. */
export function dataOf(element: HTMLElement): Record<string, string> {
  return Object.fromEntries(
    [...element.attributes]
      .filter((attribute) => attribute.name.startsWith('data-') && attribute.name !== 'data-tone')
      .map((attribute) => [attribute.name, attribute.value]),
  );
}
