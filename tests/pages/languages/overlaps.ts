/**
 * Texts on this page that overlap. What stays in place while the page scrolls may cover some of it. Runs inside the
 * page, so it must not use anything from outside itself.
 */
export function overlapsOfPage(): string[] {
  const asideOf = (element: Element | null): Element | undefined => {
    for (let one = element; one; one = one.parentElement) if (getComputedStyle(one).position === 'sticky') return one;
    return undefined;
  };
  const lines: {
    readonly box: DOMRect;
    readonly parent: Element;
    readonly text: string;
    readonly aside: Element | undefined;
  }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim();
    const parent = walker.currentNode.parentElement;
    if (!text || !parent?.checkVisibility() || parent.closest('.visually-hidden, .skip, option, svg, script, style'))
      continue;
    const aside = asideOf(parent);
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) lines.push({ box, parent, text, aside });
  }
  const overlaps = lines.flatMap((one, index) =>
    lines.slice(index + 1).flatMap((other) => {
      if (one.parent === other.parent || one.aside !== other.aside) return [];
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      // The boxes of lines are higher than their letters.
      const isOver = width > 2 && height > 0.4 * Math.min(one.box.height, other.box.height);
      return isOver ? [`${one.text.slice(0, 40)} lies on ${other.text.slice(0, 40)}`] : [];
    }),
  );
  return [...new Set(overlaps)];
}
