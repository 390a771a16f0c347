import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { Dashboard } from '../../../src/pages/dashboard/dashboard.tsx';
import { filters } from '../../../src/pages/dashboard/parts/filters.ts';
import { markPage } from '../../../src/pages/shared/current/page-marks.tsx';
import { reload, view } from '../../../src/pages/shared/current/state.ts';
import { useTexts } from '../../../src/pages/shared/text.ts';
import { fake, resetFake } from '../../fake-extension.ts';
import { find, messages } from '../open-popup.tsx';
import { seedHistory } from '../preview/seed-history.ts';
import { type Scene, storedSettings } from '../scenes.ts';

/** Opens a page of the dashboard over a real history that holds the scene. */
export async function openDashboard(scene: Scene, route = '/', language = 'en'): Promise<void> {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
  filters.value = { range: '24h' };
  fake.granted = scene.granted ?? true;
  fake.allowed = fake.granted ? ['notifications'] : [];
  const settings = storedSettings(scene);
  if (settings !== undefined) fake.values['settings'] = settings;
  await seedHistory(scene);
  useTexts(messages, language);
  location.hash = route;
  await reload();
  markPage(document.documentElement, view.value);
  await act(() => render(<Dashboard />, document.body));
}

export async function closeDashboard(): Promise<void> {
  await act(() => render(undefined, document.body));
}

export async function pressKey(key: string, selector?: string): Promise<void> {
  const target = selector === undefined ? document.activeElement : find(selector);
  await act(async () => {
    target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
}

/** Sets the value of a control, with the events of a person's input. */
export async function set(selector: string, value: string | boolean): Promise<void> {
  const control = find<HTMLInputElement>(selector);
  await act(async () => {
    if (typeof value === 'boolean') control.checked = value;
    else control.value = value;
    for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));
  });
}

export const textOf = (selector: string) => find(selector).textContent?.replaceAll(/[\u2066-\u2069]/g, '') ?? '';

/** Collects the files that the page saves from now on, by name. */
export function catchFiles(): Map<string, Promise<string>>;
export function catchFiles<Content>(contentOf: (file: Blob) => Promise<Content>): Map<string, Promise<Content>>;
export function catchFiles(contentOf: (file: Blob) => Promise<unknown> = (file) => file.text()) {
  const files = new Map<string, Promise<unknown>>();
  let latest: Blob | undefined;
  URL.createObjectURL = (blob) => {
    latest = blob as Blob;
    return 'blob:caught';
  };
  HTMLAnchorElement.prototype.click = function click() {
    if (latest) files.set(this.download, contentOf(latest));
  };
  return files;
}
