import { gzipSync } from 'node:zlib';
import { signatureLength } from '../../protocol/signed/signature.ts';
import { largestSnapshot, type Snapshot } from '../../protocol/wire/snapshot.ts';

export interface Fitted {
  readonly snapshot: Snapshot;
  /** The compressed JSON. */
  readonly body: Uint8Array;
}

/** The snapshot with as many networks, from the first on, as fit into one answer. */
export function fitSnapshot(snapshot: Snapshot): Fitted {
  const room = largestSnapshot - signatureLength;
  const keepToldFirst = (count: number): Fitted => {
    const fitted = { ...snapshot, networks: snapshot.networks.slice(0, count) };
    return { snapshot: fitted, body: gzipSync(JSON.stringify(fitted), { level: 9 }) };
  };
  let [fits, tooMany] = [0, snapshot.networks.length + 1];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (keepToldFirst(middle).body.length <= room) fits = middle;
    else tooMany = middle;
  }
  const fitted = keepToldFirst(fits);
  if (fitted.body.length > room) throw new Error(`${snapshot.country}: a snapshot without networks is still too large`);
  return fitted;
}
