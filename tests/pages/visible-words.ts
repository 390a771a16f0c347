/** The words that a person sees on the page. Runs inside pages too, so it needs nothing from outside. */
export function visibleWords(): string[] {
  const unseen = '[hidden], .visually-hidden, [aria-hidden="true"], .tile, svg, option:not(:checked), script, style';
  const folded = 'details:not([open]) > :not(summary), details:not([open]) details > *';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    const { parentElement: parent, textContent } = walker.currentNode;
    if (parent && !parent.closest(`${unseen}, ${folded}`)) texts.push(textContent ?? '');
  }
  return texts.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.:,/'’\u2011-]*/gu) ?? [];
}
