import type { Outcome } from './outcome.ts';

/** Where a code comes from: another browser on this device, another device on the same line, or on another one. */
export const codeOrigins = ['this-device', 'this-line', 'elsewhere', 'unknown'] as const;
export type CodeOrigin = (typeof codeOrigins)[number];

/** Where the other side is. The same browser may be on another network, or nobody has said which network one of them is. */
export type Origin = 'this-browser' | 'unnamed' | CodeOrigin;

/** What decides what a pair of results points to. */
export interface PairFacts {
  readonly outcome: Outcome['kind'];
  readonly origin: Origin;
  /** Are both browsers of one family? */
  readonly sameBrowser: boolean;
  /** Which of the two goes through a VPN. `works` and `fails` are the sides of a messenger where the results differ. */
  readonly vpn: 'none' | 'both' | 'works' | 'fails';
}

interface Case {
  readonly id: string;
  readonly when: { readonly [Fact in keyof PairFacts]?: readonly PairFacts[Fact][] };
}

/**
 * What a pair of results points to: the first row whose facts all hold. A row names only what the two sides do not share
 * where they differ, and only what they share where both fail.
 */
export const cases = [
  { id: 'nothing', when: { outcome: ['nothing'] } },
  { id: 'crossed', when: { outcome: ['crossed'] } },
  { id: 'works', when: { outcome: ['work'] } },
  // A VPN leads to another place, so it outweighs whatever else is not shared.
  { id: 'vpn-opens', when: { outcome: ['differ'], vpn: ['works'] } },
  { id: 'vpn-closes', when: { outcome: ['differ'], vpn: ['fails'] } },
  { id: 'network', when: { outcome: ['differ'], origin: ['this-browser'] } },
  { id: 'unnamed', when: { outcome: ['differ', 'fail'], origin: ['unnamed'] } },
  { id: 'browsers', when: { outcome: ['differ'], origin: ['this-device'], sameBrowser: [false] } },
  { id: 'in-browser', when: { outcome: ['differ'], origin: ['this-device'], sameBrowser: [true] } },
  // Through two VPNs nobody shares a line.
  { id: 'network-or-device', when: { outcome: ['differ'], origin: ['this-line'], vpn: ['both'] } },
  { id: 'device', when: { outcome: ['differ'], origin: ['this-line'], sameBrowser: [true] } },
  { id: 'device-or-browser', when: { outcome: ['differ'], origin: ['this-line'], sameBrowser: [false] } },
  { id: 'network-or-device', when: { outcome: ['differ'], origin: ['elsewhere'] } },
  { id: 'unclear', when: { outcome: ['differ'], origin: ['unknown'] } },
  { id: 'both-networks', when: { outcome: ['fail'], origin: ['this-browser'] } },
  { id: 'both-browsers', when: { outcome: ['fail'], origin: ['this-device'] } },
  { id: 'both-devices', when: { outcome: ['fail'], origin: ['this-line', 'unknown'] } },
  { id: 'everywhere', when: { outcome: ['fail'], origin: ['elsewhere'] } },
] as const satisfies readonly Case[];

export type CaseId = (typeof cases)[number]['id'];

export function caseOf(facts: PairFacts): CaseId {
  const row = cases.find(({ when }: Case) =>
    Object.entries(when).every(([fact, values]) =>
      (values as readonly unknown[]).includes(facts[fact as keyof PairFacts]),
    ),
  );
  // A test goes through all facts that can hold together.
  if (!row) throw new Error(`no case for ${JSON.stringify(facts)}`);
  return row.id;
}
