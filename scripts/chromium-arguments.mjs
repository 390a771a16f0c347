/** What every Chromium here is started with: no first-run pages, and no traffic of the browser's own. */
export const chromiumArguments = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-extension-debugging',
  // Chromium's sandbox does not run under root, which is what containers are.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
