import { isPopup } from '../../platform/browser/open-page.ts';

/** Tells the style sheet whether the page is a popup, which has a fixed width, or a tab. */
export function markSurface(root: HTMLElement): void {
  root.dataset['surface'] = isPopup() ? 'popup' : 'tab';
}

/** Closes the popup on Escape. Browsers do not always do so while a control in it has the focus. */
export function closeOnEscape(): void {
  addEventListener('keydown', (event) => {
    const inDialog = document.querySelector('dialog[open]') !== null;
    if (event.key === 'Escape' && !inDialog && isPopup()) window.close();
  });
}
