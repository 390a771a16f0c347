import { ownSignInControl } from '../../../catalogue/own-sign-in-control.ts';
import { browserFamily } from '../../../platform/browser/browser-family.ts';
import { ask } from '../../../platform/browser/messages.ts';
import { openWebPage } from '../../../platform/browser/open-page.ts';
import { catalogue } from '../catalogue.ts';
import { t } from '../text.ts';

/**
 * A captive portal replaces any page fetched over plain http with its sign-in page. The check goes on after it. Chromium
 * warns before plain http from version 154 on, also where it has found the portal by itself, so there the button leads to
 * the portal's own page, where that is encrypted.
 */
export function SignInLink() {
  const family = browserFamily();
  const plain = ownSignInControl(catalogue.value.controls, family);
  if (!plain) return undefined;
  const open = async (event: MouseEvent) => {
    const asked = ask('awaitSignIn', {}).catch(() => undefined);
    if (family === 'Firefox') return;
    event.preventDefault();
    await openWebPage((await asked)?.page ?? plain.url);
  };
  return (
    <>
      <a
        class="button button-main"
        href={plain.url}
        target="_blank"
        rel="noreferrer"
        data-action="sign-in"
        onClick={(event) => void open(event)}
      >
        {t('network_captive_portal_open')}
      </a>
      {family !== 'Firefox' && <p class="quiet">{t('network_captive_portal_warns')}</p>}
    </>
  );
}
