import { isBogus } from '../../model/address.ts';
import type { AddressKind, Observation } from '../../model/observation.ts';
import type { Line } from '../network/line.ts';

/** Whether no public name has such an address, and no control answered from one. */
export function isBogusHere(kind: AddressKind, { controlAddressKinds }: Pick<Line, 'controlAddressKinds'>): boolean {
  return isBogus(kind) && !controlAddressKinds.has(kind);
}

/** Whether a name resolves only to such addresses. */
export function namesBogus({ outcome }: Pick<Observation, 'outcome'>, line: Line): boolean {
  if (outcome.kind !== 'resolved' || outcome.addressKinds.length === 0) return false;
  return outcome.addressKinds.every((kind) => isBogusHere(kind, line));
}
