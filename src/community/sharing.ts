import type { SharingConfig } from './protocol/wire/sharing-config.ts';

/**
 * Through whom this build shares; undefined where it cannot. The build puts here what the file says that the environment
 * variable SHARING names.
 */
export const sharing = undefined as SharingConfig | undefined;

/** The match patterns of the relays: they know no ports. */
export function relayOrigins({ relays }: SharingConfig): string[] {
  return relays.map((relay) => {
    const { protocol, hostname } = new URL(relay);
    return `${protocol}//${hostname}/*`;
  });
}
