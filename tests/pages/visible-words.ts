/** The words that a person sees on the page. Runs inside pages too, so it needs nothing from outside. */
export function visibleWords(): string[] {
  const unseen = '[hidden], .visually-hidden, [aria-hidden="true"], .tile, svg, option:not(:checked), script, style';
  const isFolded = (element: Element): boolean => {
    const details = element.closest('details:not([open])');
    if (!details) return false;
    const isSummary = element.closest('summary')?.parentElement === details;
    return !isSummary || (details.parentElement !== null && isFolded(details.parentElement));
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    const { parentElement: parent, textContent } = walker.currentNode;
    if (parent && !parent.closest(unseen) && !isFolded(parent)) texts.push(textContent ?? '');
  }
  return texts.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.:,/'’\u2011-]*/gu) ?? [];
}
