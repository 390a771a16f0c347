import type { Browser } from 'webextension-polyfill';
import { extension } from './extension.ts';

/** What Firefox alone has; the published types say that everybody has it. */
const firefox: Partial<Pick<Browser, 'captivePortal'>> = extension;

/**
 * Calls `changed` about a second after the device's link has become another one. Firefox tells an extension nothing of
 * that, but its portal detection asks again at that moment; once it has found that there is no portal, at no other.
 *
 * Not visible here: in Chromium, whose requests fail with a name for it; where the detection is switched off; after a
 * portal, which is asked about again and again; and where the other network does not let the detection through.
 * @returns ends it
 */
export function onLinkChange(changed: () => void): () => void {
  const { captivePortal } = firefox;
  if (!captivePortal) return () => undefined;
  let isOver = false;
  const listen = async () => {
    if ((await captivePortal.getState()) !== 'not_captive' || isOver) return;
    captivePortal.onConnectivityAvailable.addListener(changed);
    captivePortal.onStateChanged.addListener(changed);
  };
  // It rejects where the person has switched the detection off.
  listen().catch(() => undefined);
  return () => {
    isOver = true;
    captivePortal.onConnectivityAvailable.removeListener(changed);
    captivePortal.onStateChanged.removeListener(changed);
  };
}
