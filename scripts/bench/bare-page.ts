import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Extension } from '../../tests/browser/extension.ts';

/** The address of the bare page in the extension. */
export const barePath = 'bare.html';

/**
 * Adds a page with one line of text and one script to a copy of the extension. It shows what the browser needs to start
 * the extension's process, read a page of it and paint, before any of our code counts.
 */
export function withBarePage(extension: Extension): Extension {
  writeFileSync(
    join(extension.folder, barePath),
    '<!doctype html><meta charset="utf-8"><title>Bare</title><script type="module" src="/bare.js"></script><p>One line of text.</p>',
  );
  writeFileSync(join(extension.folder, 'bare.js'), "performance.mark('script');");
  return extension;
}
