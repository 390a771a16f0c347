import { controls } from '../../../catalogue/catalogue.ts';
import { sentences } from '../format.ts';
import { t, textKey } from '../text.ts';
import { networkInTheWay } from './headline-text.ts';
import type { View } from './view.ts';

/** Explains a problem of the connection: what it is, the reasons, and what helps. */
export function NetworkNote({ view, now }: { readonly view: View; readonly now: number }) {
  const network = view.running ? undefined : view.finished?.network;
  const inTheWay = networkInTheWay(view, now);
  if (network?.state === 'proxied') return <p class="network-note">{t('proxied_note')}</p>;
  if (network?.state === 'slow-line') return <p class="network-note">{t('slow_line_note')}</p>;
  if (!inTheWay && network?.because.includes('channels-refused')) {
    return <p class="network-note">{t('network_because_channels_refused')}</p>;
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

/** A captive portal replaces any page fetched over plain http with its sign-in page. */
function SignInLink() {
  const plain = controls.find((control) => control.class === 'captive');
  return (
    plain && (
      <a href={plain.url} target="_blank" rel="noreferrer">
        {t('network_captive_portal_open')}
      </a>
    )
  );
}
