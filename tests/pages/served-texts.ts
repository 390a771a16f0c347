import { readFileSync } from 'node:fs';

/** Fakes `fetch` for files of the extension: `extension://fake/_locales/…` is read from `public`. */
export function serveTexts(): void {
  globalThis.fetch = async (address) => {
    const { pathname } = new URL(String(address));
    return new Response(readFileSync(`public${pathname.slice(pathname.indexOf('/_locales'))}`, 'utf8'));
  };
}
