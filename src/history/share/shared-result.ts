import { isCustom } from '../../model/custom-service.ts';
import { type FunctionId, functionIds } from '../../model/function-ids.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Confidence, FunctionState, NetworkVerdict, ServiceState, ServiceVerdict } from '../../model/verdict.ts';

/** A result that a person shares: the verdicts of one check, and no observations. */
export interface SharedResult {
  /** Epoch ms of the check, cut to the minute. */
  readonly at: number;
  readonly network: NetworkVerdict['state'];
  /** ISO 3166, two letters; absent where it is not known. */
  readonly country?: string;
  /** The person's label of the network, if they choose to share it. */
  readonly networkLabel?: string;
  readonly services: readonly SharedService[];
}

export interface SharedService {
  readonly service: ServiceId;
  readonly state: ServiceState;
  readonly confidence?: Confidence;
  /** In the order of `functionIds`. */
  readonly functions: readonly { readonly function: FunctionId; readonly state: FunctionState }[];
}

const longestNetworkLabel = 40;

const minuteMs = 60_000;

/** Leaves out messengers that the person added, because their addresses may identify the person. */
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

/** Removes invisible characters and characters that change the text direction. */
function tidyNetworkLabel(name: string): string {
  const tidy = name.normalize('NFC').replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').trim();
  return [...tidy].slice(0, longestNetworkLabel).join('').trim();
}
