/** The arguments of every Chromium started here: no first-run pages, and no traffic of the browser's own. */
export const chromiumArguments = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-extension-debugging',
  // Chromium's sandbox does not work as root, the usual user in a container.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
