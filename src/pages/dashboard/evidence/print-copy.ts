import { ownLinks } from '../../shared/print-without-addresses.ts';

/**
 * Prints a copy of this page in a frame. Firefox writes the address of what is printed into the margin where somebody has
 * set one, and the address of such a copy is `about:srcdoc` in every installation.
 */
export async function printCopy(): Promise<void> {
  // The dialog goes on reading from the copy while it is open, so the copy stays until the next one.
  document.querySelector('.printed-copy')?.remove();
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  for (const script of copy.querySelectorAll('script')) script.remove();
  for (const link of ownLinks(copy)) link.removeAttribute('href');
  const frame = document.createElement('iframe');
  frame.className = 'printed-copy';
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.srcdoc = `<!doctype html>${copy.outerHTML}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  frame.contentWindow?.print();
}
