import { extension } from './extension.ts';

/**
 * Is this page in a private window? Nothing that happens there is stored, so nothing is checked from there. Only Firefox
 * tells; Chromium lets no page of ours into one.
 */
export function inPrivateWindow(): boolean {
  return extension.extension.inIncognitoContext === true;
}

/** Something was asked from a private window that would check there, or store what happens there. */
export class PrivateWindowError extends Error {
  constructor() {
    super('not from a private window');
    this.name = 'PrivateWindowError';
  }
}
