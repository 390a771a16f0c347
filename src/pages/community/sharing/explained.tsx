import type { Place } from '../../../../protocol/wire/place.ts';
import { t } from '../../shared/text.ts';
import { WhatIsSent } from './what-is-sent.tsx';
import { WhenItIsSent } from './when-it-is-sent.tsx';
import { WhoSeesWhat } from './who-sees-what.tsx';

/** What sharing means: first who sees what and the risks, then what is never sent, the literal message, and when it goes. */
export function Explained({ place }: { readonly place: Place | undefined }) {
  return (
    <>
      <WhoSeesWhat />
      <section aria-labelledby="sharing-risks">
        <h2 id="sharing-risks">{t('sharing_risks_title')}</h2>
        <p>{t('sharing_risks')}</p>
        <p>{t('sharing_stop')}</p>
      </section>
      <section aria-labelledby="sharing-never">
        <h2 id="sharing-never">{t('sharing_never_title')}</h2>
        <p>{t('sharing_never')}</p>
      </section>
      <WhatIsSent place={place} />
      <WhenItIsSent />
    </>
  );
}
