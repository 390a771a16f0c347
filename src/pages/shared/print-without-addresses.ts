import './print.css';

/**
 * Takes the targets off links between pages of the extension while the page is printed: a PDF keeps them, and in Firefox
 * they have the id of the installation in them.
 */
export function printWithoutAddresses(): void {
  let targets: readonly (readonly [Element, string])[] = [];
  window.addEventListener('beforeprint', () => {
    targets = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .filter(({ protocol }) => protocol !== 'https:')
      .map((link) => [link, link.getAttribute('href') ?? ''] as const);
    for (const [link] of targets) link.removeAttribute('href');
  });
  window.addEventListener('afterprint', () => {
    for (const [link, target] of targets) link.setAttribute('href', target);
    targets = [];
  });
}
