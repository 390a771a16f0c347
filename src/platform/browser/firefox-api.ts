/** Replaces the import of `webextension-polyfill` in Firefox, which already has what that library adds to Chromium. */
// biome-ignore lint/style/noDefaultExport: the library that it replaces has one
export default (globalThis as unknown as { readonly browser: unknown }).browser;
