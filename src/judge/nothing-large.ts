import { everythingLargeStops } from '../measure/transfers/large-packets.ts';
import { isWhole } from '../measure/transfers/sample.ts';
import { filesOf } from '../measure/transfers/transfer.ts';
import { transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import { networkPolicy } from '../model/network-states.ts';
import type { Measured, Measuring } from './case.ts';
import { hasPhotos } from './media-transfers.ts';
import { unsure } from './unsure.ts';

/**
 * Whether nothing large comes, not even from controls. Over a line that loses every large packet no page and no photo
 * comes, however well small answers do. If large transfers stop midway, from everywhere, no service causes it; if only
 * from abroad, each service is judged by its own samples.
 */
export function isLostWithEverythingLarge({ of: place }: Measured, of: Measuring): boolean {
  const { service, network, check } = of;
  const isAsked =
    place === 'web' ? transferEndpoint(service, 'web') !== undefined : place === 'media' && hasPhotos(service);
  if (!isAsked) return false;
  const isSpared = filesOf(service, check).some(isWhole);
  const stops = !isSpared && !networkPolicy(network.state).heldBack && everythingLargeStops(check);
  return stops || network.losesLarge === true;
}

export function notComparedWithAnything({ of }: Measured): Measured {
  return { of, ...unsure('control-transfer-failed') };
}
