import { readFileSync } from 'node:fs';

/** Stands in for the browser's reading of files of the extension: `extension://fake/_locales/…` is the one in `public`. */
export function serveTexts(): void {
  globalThis.fetch = async (address) => {
    const { pathname } = new URL(String(address));
    return new Response(readFileSync(`public${pathname.slice(pathname.indexOf('/_locales'))}`, 'utf8'));
  };
}
