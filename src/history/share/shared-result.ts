import { isCustom } from '../../model/custom-service.ts';
import { type FunctionId, functionIds } from '../../model/function-ids.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Confidence, NetworkVerdict, ServiceState, ServiceVerdict } from '../../model/verdict.ts';

/** What a person gives away by hand: the opinions of one moment, and nothing that was seen. */
export interface SharedResult {
  /** Epoch ms of the check, in whole minutes. */
  readonly at: number;
  readonly network: NetworkVerdict['state'];
  /** ISO 3166, two letters; only where it is known. */
  readonly country?: string;
  /** As the person calls the network; only where they want it told. */
  readonly networkLabel?: string;
  readonly services: readonly SharedService[];
}

export interface SharedService {
  readonly service: ServiceId;
  readonly state: ServiceState;
  readonly confidence?: Confidence;
  /** In the order of `functionIds`. */
  readonly functions: readonly { readonly function: FunctionId; readonly state: ServiceState }[];
}

const longestNetworkLabel = 40;

const minuteMs = 60_000;

/** Messengers that the person added are left out: their addresses may say who somebody is. */
export function sharedResultOf(
  at: number,
  network: Pick<NetworkVerdict, 'state' | 'country'>,
  verdicts: readonly ServiceVerdict[],
  networkLabel?: string,
): SharedResult {
  const name = networkLabel && tidyNetworkLabel(networkLabel);
  return {
    at: Math.floor(at / minuteMs) * minuteMs,
    network: network.state,
    ...(network.country ? { country: network.country } : {}),
    ...(name ? { networkLabel: name } : {}),
    services: verdicts
      .filter(({ service }) => !isCustom(service))
      .map(({ service, state, confidence, functions }) => ({
        service,
        state,
        ...(confidence ? { confidence } : {}),
        functions: functionIds.flatMap((id) => {
          const found = functions.find((one) => one.function === id);
          return found ? [{ function: id, state: found.state }] : [];
        }),
      })),
  };
}

/** Characters that are not seen, or that turn the text around them, are left out. */
function tidyNetworkLabel(name: string): string {
  const tidy = name.normalize('NFC').replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').trim();
  return [...tidy].slice(0, longestNetworkLabel).join('').trim();
}
