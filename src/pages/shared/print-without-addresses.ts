import './print.css';

/**
 * Links between pages of the extension: a PDF keeps their targets, and in Firefox these have the id of the installation in
 * them.
 */
export const ownLinks = (page: ParentNode) =>
  [...page.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(({ protocol }) => protocol !== 'https:');

/** Takes the targets off own links while the page is printed. */
export function printWithoutAddresses(): void {
  let targets: readonly (readonly [Element, string])[] = [];
  window.addEventListener('beforeprint', () => {
    targets = ownLinks(document).map((link) => [link, link.getAttribute('href') ?? ''] as const);
    for (const [link] of targets) link.removeAttribute('href');
  });
  window.addEventListener('afterprint', () => {
    for (const [link, target] of targets) link.setAttribute('href', target);
    targets = [];
  });
}
