import { slotsOfDay } from '../../days.ts';
import { attacked } from '../publisher/crowd.ts';

/** Three relays, as in most searches and tests here. */
export const relays = [0, 1, 2] as const;

/** Votes of one kind: a neighbourhood has one of them. */
interface Vote {
  /** The attacked network, or another one in the country. */
  readonly asn: number;
  readonly says: 'works' | 'problem';
  /** One of the four slots of a day; 0 is the oldest. */
  readonly slot: number;
  readonly relay: number;
}

/** Votes of one kind and their number. */
export interface Votes extends Vote {
  readonly count: number;
}

const otherNetwork = 12389;
const networks = [attacked, otherNetwork];
export const slots = Array.from({ length: slotsOfDay }, (_, slot) => slot);
const votes: readonly Vote[] = networks.flatMap((asn) =>
  (['works', 'problem'] as const).flatMap((says) =>
    slots.flatMap((slot) => relays.map((relay) => ({ asn, says, slot, relay }))),
  ),
);

/** A liar's use of addresses: for each kind of vote, which part of their neighbourhoods casts it, from 0 to 1. */
export type Plan = readonly number[];

export const planOf = (part: (vote: Vote) => number): Plan => votes.map(part);

/**
 * The same plan, scaled so that its neighbourhoods sum to one. A neighbourhood is in one network, so those of two
 * networks add up.
 */
export function normalised(plan: Plan): Plan {
  const most = networks.reduce((sum, asn) => sum + Math.max(...plan.filter((_, kind) => votes[kind]?.asn === asn)), 0);
  return plan.map((part) => (most > 0 ? part / most : 0));
}

/** @param secret a relay whose secret the liar has: it casts as many votes as they like, for free */
export function votesOf(plan: Plan, neighbourhoods: number, secret?: Secret): readonly Votes[] {
  return votes.flatMap((vote, kind) => {
    const part = plan[kind] ?? 0;
    const free = secret && vote.relay === secret.relay ? secret.invents : neighbourhoods;
    return part > 0 ? [{ ...vote, count: Math.round(part * free) }] : [];
  });
}

export interface Secret {
  readonly relay: number;
  /** The most invented votes of a kind. */
  readonly invents: number;
}

/** The plan in words, like "works 1 1 1 | 1 0.3 0": the relays in each slot, for each network and word. */
export function described(plan: Plan): string {
  const lines = networks.flatMap((asn) =>
    (['works', 'problem'] as const).map((says) => {
      const parts = slots.map((slot) =>
        relays
          .map((relay) => {
            const kind = votes.findIndex(
              (vote) => vote.asn === asn && vote.says === says && vote.slot === slot && vote.relay === relay,
            );
            return (plan[kind] ?? 0).toFixed(1).replace('.0', '');
          })
          .join(' '),
      );
      const where = asn === attacked ? '' : ' elsewhere';
      return parts.some((part) => /[1-9]/.test(part)) ? `${says}${where} ${parts.join(' | ')}` : '';
    }),
  );
  return lines.filter((line) => line !== '').join('; ');
}
