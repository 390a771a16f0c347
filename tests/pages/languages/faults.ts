/**
 * The texts on this page that are not in the pseudo language or do not fit. Runs inside the page, so it must not use
 * anything from outside itself. `Intl` writes in another script there, so only Latin letters count as words.
 */
export function faultsOfPage(): string[] {
  const faults: string[] = [];
  const asTheyAre = 'code, pre, bdi, .tile, option[lang], [translate="no"], [dir="ltr"]:not(html), script, style';
  const shown = (element: Element) => element.checkVisibility() && !element.closest('.visually-hidden');
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()}${[...element.classList].map((one) => `.${one}`).join('')}`;

  /** The Latin words outside of brackets. */
  const foreign = (text: string): string => {
    let rest = text;
    for (let before = ''; before !== rest; ) {
      before = rest;
      rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
    }
    return /\p{Script=Latin}/u.test(rest) ? rest.trim() : '';
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const words = foreign(walker.currentNode.textContent ?? '');
    if (words && parent && !parent.closest(asTheyAre)) faults.push(`not translated: ${words} (${name(parent)})`);
  }
  for (const attribute of ['aria-label', 'title', 'alt', 'placeholder']) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      const words = foreign(element.getAttribute(attribute) ?? '');
      if (words && !element.matches(asTheyAre))
        faults.push(`not translated: ${attribute}="${words}" (${name(element)})`);
    }
  }

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`does not fit: the page is ${root.scrollWidth} px wide`);
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (!shown(element) || element instanceof SVGElement || element.closest('pre')) continue;
    const { overflowX, overflowY, display } = getComputedStyle(element);
    const wide = display !== 'inline' && overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1;
    const tall = ['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (wide || tall) faults.push(`does not fit: ${element.textContent?.trim().slice(0, 80)} (${name(element)})`);
    if (element instanceof HTMLSelectElement) {
      const free = element.cloneNode(true) as HTMLSelectElement;
      free.style.cssText = 'position: absolute; inline-size: max-content';
      element.after(free);
      if (free.offsetWidth > element.offsetWidth + 1)
        faults.push(`does not fit: ${element.dataset['action']} (select)`);
      free.remove();
    }
  }
  return faults;
}
