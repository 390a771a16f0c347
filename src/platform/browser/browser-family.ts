import { extension } from './extension.ts';

/** The family of this browser; nothing more exact. */
export function browserFamily(): 'Firefox' | 'Chromium' {
  return extension.runtime.getURL('').startsWith('moz-') ? 'Firefox' : 'Chromium';
}
