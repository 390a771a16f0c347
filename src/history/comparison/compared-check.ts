import { type PlaceId, placeIds, type unknownNetwork } from '../../model/network-label.ts';
import type { ServiceId } from '../../model/service.ts';
import type { PartResults } from './part-result.ts';

export const browsers = ['Chromium', 'Firefox'] as const;
export type Browser = (typeof browsers)[number];

/** The kind of network, if the person named one. Through a proxy it is `vpn`: the result is of another place. */
export type NetworkKind = PlaceId | typeof unknownNetwork;

export const networkKinds: readonly NetworkKind[] = ['unknown', ...placeIds];

/** One side of a comparison: the newest results of one browser on one network. */
export interface ComparedCheck {
  readonly browser: Browser;
  readonly kind: NetworkKind;
  /** Epoch ms of the newest check. */
  readonly at: number;
  /** Whether everything was tested. Other checks cannot see what is slow or stalls. */
  readonly whole: boolean;
  readonly services: ReadonlyMap<ServiceId, PartResults>;
}

/** Older results say little about now: they are not compared, and their codes are not accepted. */
export const comparableMs = 24 * 60 * 60_000;
