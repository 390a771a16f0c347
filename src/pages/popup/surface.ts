import { isPopup } from '../../platform/browser/open-page.ts';

/** In a tab the page takes the room that there is; under the toolbar button it has a fixed width. */
export function markSurface(root: HTMLElement): void {
  root.dataset['surface'] = isPopup() ? 'popup' : 'tab';
}

/** Browsers close a popup on Escape, but not always when a control in it has the focus. */
export function closeOnEscape(): void {
  addEventListener('keydown', (event) => {
    const inDialog = document.querySelector('dialog[open]') !== null;
    if (event.key === 'Escape' && !inDialog && isPopup()) window.close();
  });
}
