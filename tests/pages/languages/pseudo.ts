import type { Messages } from '../preview/preview.ts';

const strange: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  g: 'ğ',
  i: 'ï',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  u: 'ü',
  y: 'ÿ',
};

/**
 * English as a pseudo language: accented, so that untranslated texts stand out; in brackets, so that texts joined from
 * parts do; and longer, as texts in most languages are.
 */
export function pseudoMessages(english: Messages): Messages {
  return Object.fromEntries(Object.entries(english).map(([key, { message }]) => [key, { message: pseudo(message) }]));
}

function pseudo(message: string): string {
  const accented = message.replace(/\{\w+\}|[a-z]/g, (found) => strange[found] ?? found);
  const letters = message.replaceAll(/\{\w+\}/g, '').length;
  // Short texts grow most in translation.
  const extra = Math.ceil(letters * (letters < 24 ? 0.5 : 0.3));
  const filling = 'öñé twö þrée föür fïvé šïx '
    .repeat(Math.ceil(extra / 27))
    .slice(0, extra)
    .trim();
  return `⟦${accented}${filling && `⟨ ${filling}⟩`}⟧`;
}

/**
 * Removes brackets and filling from the page, now and whenever it is redrawn, so that a spoken label begins with the
 * visible words, as in every real language. Runs inside the page, so it may use nothing from outside itself.
 */
export function unwrapTexts(): void {
  const bare = (text: string) => text.replaceAll(/⟨[^⟩]*⟩|[⟦⟧]/g, '');
  const unwrap = () => {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent ?? '';
      if (bare(text) !== text) walker.currentNode.textContent = bare(text);
    }
    for (const attribute of ['aria-label', 'aria-valuetext', 'title', 'alt', 'placeholder']) {
      for (const element of document.querySelectorAll(`[${attribute}]`)) {
        const text = element.getAttribute(attribute) ?? '';
        if (bare(text) !== text) element.setAttribute(attribute, bare(text));
      }
    }
  };
  unwrap();
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(unwrap).observe(document.documentElement, everything);
}
