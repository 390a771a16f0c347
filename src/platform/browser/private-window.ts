import { extension } from './extension.ts';

/**
 * Whether this page is in a private window. Nothing that happens there is stored, so nothing is checked from there.
 * Only Firefox has such pages; Chromium keeps the extension out of private windows.
 */
export function inPrivateWindow(): boolean {
  return extension.extension.inIncognitoContext === true;
}

/** A request from a private window that would check or store something there. */
export class PrivateWindowError extends Error {
  constructor() {
    super('not from a private window');
    this.name = 'PrivateWindowError';
  }
}
