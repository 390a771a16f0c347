import { useEffect, useState } from 'preact/hooks';
import { readNetworks } from '../../../community/networks-file.ts';

/** The network name of an ASN; undefined while it is looked up, and for small or unknown networks. */
export function useNetworkName(asn: number): string | undefined {
  const [name, setName] = useState<string | undefined>(undefined);
  useEffect(() => {
    setName(undefined);
    if (asn === 0) return undefined;
    let wanted = true;
    void readNetworks().then(({ nameOf }) => wanted && setName(nameOf(asn)));
    return () => {
      wanted = false;
    };
  }, [asn]);
  return name;
}
