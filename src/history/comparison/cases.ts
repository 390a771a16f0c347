import type { Outcome } from './outcome.ts';

/** The origin of a code: another browser on this device, another device on the same line, or one on another line. */
export const codeOrigins = ['this-device', 'this-line', 'elsewhere', 'unknown'] as const;
export type CodeOrigin = (typeof codeOrigins)[number];

/** The other side. The same browser may be on another network, or nobody has said which network one of them is. */
export type Origin = 'this-browser' | 'unnamed' | CodeOrigin;

/** The facts that decide what a pair of results points to. */
export interface PairFacts {
  readonly outcome: Outcome['kind'];
  readonly origin: Origin;
  /** Whether both browsers are of one family. */
  readonly sameBrowser: boolean;
  /** Which side goes through a VPN. `works` and `fails` are the sides of a messenger whose results differ. */
  readonly vpn: 'none' | 'both' | 'works' | 'fails';
}

interface Case {
  readonly id: string;
  readonly when: { readonly [Fact in keyof PairFacts]?: readonly PairFacts[Fact][] };
}

/**
 * What a pair of results points to: the first row whose facts all hold. If the results differ, a row names only what
 * the two sides do not share; if both fail, only what they share.
 */
export const cases = [
  { id: 'nothing', when: { outcome: ['nothing'] } },
  { id: 'crossed', when: { outcome: ['crossed'] } },
  { id: 'works', when: { outcome: ['work'] } },
  // A VPN leads to another place, so it outweighs anything else that is not shared.
  { id: 'vpn-opens', when: { outcome: ['differ'], vpn: ['works'] } },
  { id: 'vpn-closes', when: { outcome: ['differ'], vpn: ['fails'] } },
  { id: 'network', when: { outcome: ['differ'], origin: ['this-browser'] } },
  { id: 'unnamed', when: { outcome: ['differ', 'fail'], origin: ['unnamed'] } },
  { id: 'browsers', when: { outcome: ['differ'], origin: ['this-device'], sameBrowser: [false] } },
  { id: 'in-browser', when: { outcome: ['differ'], origin: ['this-device'], sameBrowser: [true] } },
  // Through two VPNs, no line is shared.
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
  // A test covers all facts that can hold together.
  if (!row) throw new Error(`no case for ${JSON.stringify(facts)}`);
  return row.id;
}
