import { extension } from './extension.ts';

/** Which family of browsers this is of; nothing more exact. */
export function browserFamily(): 'Firefox' | 'Chromium' {
  return extension.runtime.getURL('').startsWith('moz-') ? 'Firefox' : 'Chromium';
}
