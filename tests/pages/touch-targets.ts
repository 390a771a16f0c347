/**
 * Touch targets lower than this many pixels. A link within a sentence has the height of its line, and a box covered by
 * a label is touched with its label. Runs inside the page, so it needs nothing from outside, and no named function:
 * `tsx` would make each call a helper that the page lacks.
 */
export function smallTargetsOfPage(least: number): string[] {
  const touched = 'button, select, summary, a[href], textarea, [role="slider"], input:not([type="hidden"])';
  return [...document.querySelectorAll(touched)]
    .filter((one) => one.checkVisibility() && !one.matches('.skip, .visually-hidden'))
    .filter(
      (one) =>
        one.tagName !== 'A' ||
        getComputedStyle(one).display !== 'inline' ||
        ![...(one.parentElement?.childNodes ?? [])].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    .map((one) => ({ one, box: (one.closest('label') ?? one).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height < least)
    .map(({ one, box }) => `${one.tagName} ${one.textContent?.trim().slice(0, 30)} ${box.height}`);
}
