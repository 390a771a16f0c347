import type { SharingConfig } from './protocol/wire/sharing-config.ts';

/** What the file says that the environment variable SHARING names: the build puts it here. */
declare const SHARING_CONFIG: SharingConfig | undefined;

/** Through whom this build shares; undefined where it cannot, as in tests, where nothing was built. */
export const sharing = typeof SHARING_CONFIG === 'undefined' ? undefined : SHARING_CONFIG;

/** The match patterns of the relays: they know no ports. */
export function relayOrigins({ relays }: SharingConfig): string[] {
  return relays.map((relay) => {
    const { protocol, hostname } = new URL(relay);
    return `${protocol}//${hostname}/*`;
  });
}
