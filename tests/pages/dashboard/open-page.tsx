import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { Router } from 'wouter-preact';
import { useHashLocation } from 'wouter-preact/use-hash-location';
import { follow, reload } from '../../../src/pages/shared/current/state.ts';
import { useTexts } from '../../../src/pages/shared/text.ts';
import { openStore } from '../../../src/platform/store/indexed/indexed-store.ts';
import { fake, resetFake } from '../../fake-extension.ts';
import { isInflating } from '../inflating.ts';
import { find } from '../open-popup.tsx';
import { type Scene, storedSettings } from '../scenes.ts';

let stopFollowing: (() => void) | undefined;

/** Shows one page of the dashboard over a real history that holds the scene, and keeps the view current. */
export async function openPage(page: ComponentChild, scene: Scene): Promise<void> {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
  fake.granted = scene.granted ?? true;
  fake.allowed = fake.granted ? ['notifications'] : [];
  const settings = storedSettings(scene);
  if (settings !== undefined) fake.values['settings'] = settings;
  const store = await openStore();
  await store.addRecords(scene.records ?? []);
  for (const round of scene.rounds) await store.closeRound(round);
  store.close();
  useTexts(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en');
  await reload();
  stopFollowing = follow();
  // Effects run when an act ends, so their reads are awaited in a second act.
  await act(() => render(<Router hook={useHashLocation}>{page}</Router>, document.body));
  await act(settle);
}

export function closePage(): void {
  stopFollowing?.();
  render(undefined, document.body);
}

/** Awaits what a click started: reads of storage and history, and rendering. */
async function settle(): Promise<void> {
  for (let quietTurns = 0; quietTurns < 30; quietTurns = isInflating() ? 0 : quietTurns + 1) {
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Selects an option of a select element. */
export async function choose(selector: string, value: string): Promise<void> {
  const select = find<HTMLSelectElement>(selector);
  await act(async () => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  });
}

export async function type(selector: string, text: string): Promise<void> {
  const input = find<HTMLInputElement>(selector);
  await act(async () => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  });
}

export async function click(selector: string): Promise<void> {
  await act(async () => {
    find(selector).click();
    await settle();
  });
}

/** Chooses a file in a file input. */
export async function give(selector: string, text: string): Promise<void> {
  const input = find<HTMLInputElement>(selector);
  Object.defineProperty(input, 'files', { configurable: true, value: [new File([text], 'file.json')] });
  await act(async () => {
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  });
}
