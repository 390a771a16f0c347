import type { SharingConfig } from '../../protocol/wire/sharing-config.ts';

/** The build replaces this with the file that the environment variable SHARING names. */
declare const SHARING_CONFIG: SharingConfig | undefined;

/** The relays and the key of this build; undefined when it cannot share, as in tests. */
export const sharing = typeof SHARING_CONFIG === 'undefined' ? undefined : SHARING_CONFIG;

/**
 * How many relays have to give the same keys and the same place of this browser before a report is sent or deleted. A
 * single one could single somebody out, or delete what waits.
 */
export const relaysThatAgree = 2;

/** Whether a build may share: with one relay it only reads. */
export const mayShare = ({ relays }: SharingConfig): boolean => relays.length >= relaysThatAgree;

/** The match patterns of the relays, which cannot have ports. */
export function relayOrigins({ relays }: SharingConfig): string[] {
  return relays.map((relay) => {
    const { protocol, hostname } = new URL(relay);
    return `${protocol}//${hostname}/*`;
  });
}
