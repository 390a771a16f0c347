import { type PlaceId, placeIds, type unknownNetwork } from '../../model/network-label.ts';
import type { ServiceId } from '../../model/service.ts';
import type { PartResults } from './part-result.ts';

export const browsers = ['Chromium', 'Firefox'] as const;
export type Browser = (typeof browsers)[number];

/** The kind of network, as far as the person named one. Through a proxy it is `vpn`: the result is of another place. */
export type NetworkKind = PlaceId | typeof unknownNetwork;

export const networkKinds: readonly NetworkKind[] = ['unknown', ...placeIds];

/** One side of a comparison: the newest results of one browser on one network. */
export interface ComparedCheck {
  readonly browser: Browser;
  readonly kind: NetworkKind;
  /** Epoch ms of the newest check. */
  readonly at: number;
  /** Was everything tested? Other checks cannot see what is slow or stalls. */
  readonly whole: boolean;
  readonly services: ReadonlyMap<ServiceId, PartResults>;
}

/** Results that are older say little of now: neither are they compared nor is a code of them taken. */
export const comparableMs = 24 * 60 * 60_000;
