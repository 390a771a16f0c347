import { catalogue } from '../catalogue.ts';
import { t } from '../text.ts';

/** A captive portal replaces any page fetched over plain http with its sign-in page. */
export function SignInLink() {
  const plain = catalogue.value.controls.find((control) => control.class === 'captive');
  return (
    plain && (
      <a class="button button-main" href={plain.url} target="_blank" rel="noreferrer" data-action="sign-in">
        {t('network_captive_portal_open')}
      </a>
    )
  );
}
