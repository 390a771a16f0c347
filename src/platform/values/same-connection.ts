import { type KnownConnection, parseKnownConnection } from '../../model/same-connection.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';

const key = 'same-connection';

/** How many addresses of one connection are remembered: relays may see one for each version of IP, or from a pool. */
const maxTags = 4;

/**
 * How many checks in a row used this one's connection, as far as call relays show: they saw this browser at an address
 * at which one of them saw it before. Kept in memory, and only as 16 bits that a secret of this session makes from each
 * address.
 */
export interface SameConnection {
  /** The checks before this one, if its connection turns out to be the same. */
  readonly checksBefore: number;
  /** Whether a relay has seen this browser at a known address. */
  isSame(): boolean;
  /** Adds the address at which a relay sees this browser. */
  seenFrom(address: string): Promise<void>;
  /** Ends this check, and counts it. */
  end(): Promise<void>;
}

export async function readSameConnection(): Promise<SameConnection> {
  const none: KnownConnection = { secret: crypto.randomUUID(), tags: [], checks: 0 };
  const before = parseKnownConnection(await readSessionValue(key)) ?? none;
  const seen = new Set<number>();
  const isSame = () => before.tags.some((tag) => seen.has(tag));
  return {
    checksBefore: before.checks,
    isSame,
    async seenFrom(address) {
      seen.add(await tagOf(placeOf(address), before.secret));
    },
    async end() {
      // Without an answer of a relay it is open whether the connection is the same.
      if (seen.size === 0) return forgetSameConnection();
      const known = isSame() ? before : { tags: [], checks: 0 };
      const tags = [...new Set([...seen, ...known.tags])].slice(0, maxTags);
      const next: KnownConnection = { secret: before.secret, tags, checks: known.checks + 1 };
      await writeSessionValues({ [key]: next });
    },
  };
}

export async function forgetSameConnection(): Promise<void> {
  await removeSessionValues([key]);
}

/** Of IPv6 the part that the network gives; devices change the rest by themselves (RFC 8981). */
function placeOf(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
}

async function tagOf(text: string, secret: string): Promise<number> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${secret} ${text}`));
  return new DataView(hash).getUint16(0);
}
