import { isCustom } from '../../../model/custom-service.ts';
import { isThroughVpn } from '../../../model/network-label.ts';
import type { NetworkState } from '../../../model/network-states.ts';
import { isJudgedNetwork } from '../../../model/network-states.ts';
import type { Round } from '../../../model/round.ts';
import { readRounds } from '../../../platform/store/read-rounds.ts';
import { checkedAt, isStale } from '../../shared/current/headline.ts';
import { type Row, rowsOf } from '../../shared/current/rows.ts';
import type { View } from '../../shared/current/view.ts';
import { readAndClose } from '../../shared/read-and-close.ts';

/** A result that a person shares by hand: what the last check found, as the list shows it. */
export interface SharedResult {
  /** Epoch ms of the check, cut to the minute. */
  readonly at: number;
  readonly network: NetworkState;
  /** ISO 3166, two letters; absent where the check did not find it out. */
  readonly country?: string;
  /** The person's label of the network, if they choose to share it. */
  readonly networkLabel?: string;
  /** Problems first. */
  readonly rows: readonly Row[];
}

const minuteMs = 60_000;

/**
 * The result of the last check. Undefined if it is stale or empty. Verdicts of earlier checks are left out, since they may
 * come from another network, and so are messengers that the person added, since their addresses may identify the person.
 */
export function sharedResult(view: View, now: number, networkLabel?: string): SharedResult | undefined {
  const { running: _, ...past } = view;
  const { finished } = past;
  if (!finished?.network || isStale(view, now)) return undefined;
  const found = new Map(finished.verdicts.map((verdict) => [verdict.service, verdict]));
  const currentStates = [...past.currentStates].filter(([id]) => found.get(id)?.at === past.verdicts.get(id)?.at);
  const rows = rowsOf({ ...past, verdicts: found, currentStates: new Map(currentStates) }, now).filter(
    ({ service }) => found.has(service.id) && !isCustom(service.id),
  );
  if (rows.length === 0) return undefined;
  const { state, country } = finished.network;
  const name = networkLabel && tidyNetworkLabel(networkLabel);
  return {
    at: Math.floor(checkedAt(finished) / minuteMs) * minuteMs,
    // Whoever reads it has to know that it is of another place.
    network: isThroughVpn(finished) && isJudgedNetwork(state) ? 'proxied' : state,
    ...(country ? { country } : {}),
    ...(name ? { networkLabel: name } : {}),
    rows,
  };
}

/** The person's label for the network of a round. */
export async function readNetworkLabel({ profile }: Round): Promise<string | undefined> {
  try {
    const networks = await readAndClose(readRounds(), (store) => store.networks());
    return networks.find(({ id }) => id === profile)?.label;
  } catch {
    return undefined;
  }
}

const longestNetworkLabel = 40;

/** Removes invisible characters and characters that change the text direction. */
function tidyNetworkLabel(name: string): string {
  const tidy = name.normalize('NFC').replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').trim();
  return [...tidy].slice(0, longestNetworkLabel).join('').trim();
}
