import { ruleList } from '../../model/rule.ts';
import type { When } from '../../model/when.ts';

/** What shows whether an address, of a page or of a lookup, is not the service's. */
export interface AddressFacts {
  /** Is it that of a proxy, or do even controls answer from this device? */
  readonly hidden: boolean;
  /** Is it of a kind that no public name has, and no control? */
  readonly bogus: boolean;
  /**
   * `its-own`: a control has it, or a name that leads to it elsewhere too. `outside`: outside the networks that public
   * texts name.
   */
  readonly network: 'its-own' | 'outside' | 'unknown';
  /**
   * Who else is there. `pages-of-several`: pages that are not the services' own, in place of those of `minServicesLed`
   * companies. `strange-certificate`: one that is wrong for the host of another company.
   */
  readonly beside: 'nobody' | 'pages-of-several' | 'strange-certificate';
}

/** Combinations that cannot occur. */
export const addressNever: readonly When<AddressFacts>[] = [
  { beside: 'strange-certificate', hidden: true },
  { beside: 'strange-certificate', network: 'its-own' },
];

/** An address that differs from the known ones proves nothing by itself. */
// biome-ignore format: a table is read by its rows
export const addressRules = ruleList<AddressFacts, 'false' | 'perhaps-its-own'>([
  { group: 'addresses', when: {}, rules: [
    // Where answers come from a proxy, or from this device, their address shows nothing.
    { id: 'address-hidden', when: { hidden: true }, then: 'perhaps-its-own' },
    // No public name has such an address, so a resolver made it up.
    { id: 'address-of-no-public-name', when: { bogus: true }, then: 'false', after: ['address-hidden'] },
    // Controls, and names that are told rightly, share it, as on a CDN.
    { id: 'address-told-rightly', when: { network: 'its-own' }, then: 'perhaps-its-own', after: ['address-of-no-public-name'] },
    // The service has no servers there.
    { id: 'address-outside-its-networks', when: { network: 'outside' }, then: 'false', after: ['address-hidden'] },
    // Somebody answers there for names that are not theirs. A CDN does too, and its pages are never taken for substitutes.
    { id: 'address-of-somebody-else', when: { beside: ['pages-of-several', 'strange-certificate'] }, then: 'false', after: ['address-hidden', 'address-told-rightly'] },
    // Large services have servers in many places.
    { id: 'address-unknown', when: {}, then: 'perhaps-its-own' },
  ] },
]);

export function isFalse(facts: AddressFacts): boolean {
  return addressRules.first(facts).then === 'false';
}
