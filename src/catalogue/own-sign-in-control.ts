import type { Control } from '../model/service.ts';

/**
 * The plain http page with which this browser itself looks for sign-in pages, or else another; undefined if there is
 * none.
 */
export function ownSignInControl(controls: readonly Control[], browser: Control['browser']): Control | undefined {
  const plain = controls.filter((control) => control.class === 'captive');
  return plain.find((control) => control.browser === browser) ?? plain[0];
}
