import { ruleList } from '../../model/rule.ts';
import type { When } from '../../model/when.ts';

/** The facts that decide whether an address, of a page or from a lookup, is not the service's. */
export interface AddressFacts {
  /** Whether it is a proxy's, or even controls answer from this device. */
  readonly hidden: boolean;
  /** Whether it is of a kind that no public name and no control has. */
  readonly bogus: boolean;
  /**
   * `its-own`: a control has it, or a name that elsewhere leads to it too. `outside`: outside the networks that public
   * texts name.
   */
  readonly network: 'its-own' | 'outside' | 'unknown';
  /**
   * Who else uses the address. `pages-of-several`: substitute pages for services of `minServicesLed` companies.
   * `strange-certificate`: one that is wrong for the host of another company.
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
    // If answers come from a proxy, or from this device, their address shows nothing.
    { id: 'address-hidden', when: { hidden: true }, then: 'perhaps-its-own' },
    // No public name has such an address, so a resolver made it up.
    { id: 'address-of-no-public-name', when: { bogus: true }, then: 'false', after: ['address-hidden'] },
    // Controls, or names with right answers, share it, as on a CDN.
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
