import { ownSignInControl } from '../../../catalogue/own-sign-in-control.ts';
import type { NetworkState } from '../../../model/network-states.ts';
import type { NetworkReason } from '../../../model/reasons.ts';
import { browserFamily } from '../../../platform/browser/browser-family.ts';
import { ask } from '../../../platform/browser/messages.ts';
import { openWebPage } from '../../../platform/browser/open-page.ts';
import { catalogue } from '../catalogue.ts';
import { sentences } from '../format.ts';
import { type TextKey, t, textKey } from '../text.ts';
import { networkInTheWay } from './headline.ts';
import type { View } from './view.ts';

/** What to keep in mind where messengers are judged all the same. */
const notes: Partial<Record<NetworkState, TextKey>> = {
  proxied: 'proxied_note',
  'slow-line': 'slow_line_note',
  'abroad-frozen': 'abroad_frozen_note',
  'abroad-slowed': 'abroad_slowed_note',
};

/** What else is said of a connection on which messengers are judged. */
const labels: readonly NetworkReason[] = ['channels-refused', 'answers-intercepted', 'no-ipv4', 'quic-held-back'];

/** Explains a problem of the connection: what it is, the reasons, and what helps. */
export function NetworkNote({ view, now }: { readonly view: View; readonly now: number }) {
  const network = view.running ? undefined : view.finished?.network;
  const inTheWay = networkInTheWay(view, now);
  const note = network && notes[network.state];
  if (note) return <p class="network-note">{t(note)}</p>;
  const said = inTheWay ? [] : labels.filter((reason) => network?.because.includes(reason));
  if (said.length > 0) {
    return <p class="network-note">{sentences(said.map((reason) => t(textKey('network_because', reason))))}</p>;
  }
  if (!network || !inTheWay) return undefined;
  return (
    <div class="network-note">
      <p>{t(textKey('network_text', inTheWay))}</p>
      <p class="quiet">{sentences(network.because.map((reason) => t(textKey('network_because', reason))))}</p>
      {inTheWay === 'captive-portal' && <SignInLink />}
    </div>
  );
}

/**
 * A captive portal replaces any page fetched over plain http with its sign-in page. The check goes on after it. Browsers
 * warn before plain http, Chromium from version 154 on and Firefox where somebody set it so, also where they have found
 * the portal by themselves. So the button leads to the portal's own page, where that is encrypted.
 */
export function SignInLink() {
  const plain = ownSignInControl(catalogue.value.controls, browserFamily());
  if (!plain) return undefined;
  const open = async (event: MouseEvent) => {
    event.preventDefault();
    const asked = await ask('awaitSignIn', {}).catch(() => undefined);
    await openWebPage(asked?.page ?? plain.url);
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
      <p class="quiet">{t('network_captive_portal_warns')}</p>
    </>
  );
}
