import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../../../../protocol/wire/place.ts';
import { readNetworks } from '../../../community/networks-file.ts';
import { t } from '../../shared/text.ts';

/** Tells a person who shares that nothing is shared from here, where the table of networks does not have this one. */
export function UnlistedNetwork({ place: { cc, asn } }: { readonly place: Place }) {
  const [isUnlisted, setUnlisted] = useState(false);
  useEffect(() => {
    let wanted = true;
    setUnlisted(false);
    void readNetworks().then(({ has }) => wanted && setUnlisted(!has({ cc, asn })));
    return () => {
      wanted = false;
    };
  }, [cc, asn]);
  return isUnlisted ? (
    <p class="network-note" data-sharing-unlisted>
      {t('sharing_unlisted')}
    </p>
  ) : undefined;
}
