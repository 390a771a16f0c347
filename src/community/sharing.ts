import type { SharingConfig } from './protocol/wire/sharing-config.ts';

/** The build replaces this with the file that the environment variable SHARING names. */
declare const SHARING_CONFIG: SharingConfig | undefined;

/** The relays and the key of this build; undefined when it cannot share, as in tests. */
export const sharing = typeof SHARING_CONFIG === 'undefined' ? undefined : SHARING_CONFIG;

/** The match patterns of the relays, which cannot have ports. */
export function relayOrigins({ relays }: SharingConfig): string[] {
  return relays.map((relay) => {
    const { protocol, hostname } = new URL(relay);
    return `${protocol}//${hostname}/*`;
  });
}
