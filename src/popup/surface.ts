import { extension } from '../platform/browser.ts';

/** Is this page the popup under the toolbar button, and not a tab? */
function isPopup(): boolean {
  return extension.extension.getViews({ type: 'popup' }).includes(window);
}

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
