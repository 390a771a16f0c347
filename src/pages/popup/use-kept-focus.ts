import { useLayoutEffect } from 'preact/hooks';

/** A row that moves, as into the headline at the end of a check, loses the focus. This gives it back. */
export function useKeptFocus(): void {
  const { activeElement: focused } = document;
  useLayoutEffect(() => {
    if (!(focused instanceof HTMLElement) || document.activeElement !== document.body) return;
    if (focused.isConnected) focused.focus({ preventScroll: true });
    else toggleLike(focused)?.focus({ preventScroll: true });
  });
}

/** The button of the same messenger, where it stands now. */
function toggleLike(gone: HTMLElement): HTMLElement | undefined {
  const details = gone.getAttribute('aria-controls');
  if (!details) return undefined;
  return document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(details)}"]`) ?? undefined;
}
