import { code, item } from './markdown.ts';

/**
 * Rules that are no more, which stored verdicts may name: the last ruleset that had them, and the rules that speak now.
 */
export const retiredRules: Readonly<Record<string, { readonly until: number; readonly now: readonly string[] }>> = {
  'name-gone-everywhere': { until: 33, now: ['gone-for-everybody'] },
  'name-leads-to-a-dead-address': {
    until: 23,
    now: ['silent-outside-its-networks', 'silent-at-an-address-of-its-own'],
  },
  'name-leads-to-one-that-refuses': {
    until: 23,
    now: ['refused-outside-its-networks', 'refused-unlike-another-address', 'refused-and-not-compared'],
  },
  'name-leads-to-somebody-else': {
    until: 23,
    now: ['somebody-else-outside-its-networks', 'certificate-of-unknown-authority', 'certificate-of-another-name'],
  },
  'own-address-silent-and-not-compared': { until: 23, now: ['silent-at-an-address-of-its-own'] },
  'name-swallowed-at-a-living-host': { until: 23, now: ['silent-and-unclear'] },
  'name-swallowed-at-its-address': { until: 23, now: ['silent-and-unclear'] },
  'refused-at-another-public-address': { until: 23, now: ['refused-unlike-another-address'] },
  'refused-nearby-at-a-public-address': { until: 23, now: ['refused-at-its-address'] },
  'refused-but-its-address-answers': { until: 23, now: ['refused-unlike-another-address'] },
  'refused-nearby-unlike-its-address': {
    until: 23,
    now: ['refused-at-its-address', 'refused-unlike-another-address'],
  },
  'refused-and-something-at-its-address': { until: 23, now: ['refused-unlike-another-address'] },
  'refused-nearby': { until: 23, now: ['refused-and-not-compared', 'refused-at-its-address'] },
  'not-seen-to-work': {
    until: 76,
    now: ['odd-one-out', 'as-to-everybody', 'answers-otherwise', 'errs-at-one-host', 'channel-refused-at-once'],
  },
  'channel-unlike-its-equals': { until: 76, now: ['channel-does-not-open'] },
  'cut-unlike-its-equals': { until: 76, now: ['cut-after-handshake'] },
  'reset-after-the-handshake': { until: 80, now: ['cut-after-handshake'] },
  'closed-after-the-handshake': { until: 80, now: ['cut-after-handshake'] },
  'closed-in-place-of-an-answer': { until: 80, now: ['cut-after-handshake'] },
  reset: { until: 80, now: ['cut-in-handshake'] },
  closed: { until: 80, now: ['cut-in-handshake'] },
  'no-way-to-its-address': { until: 80, now: ['refused-at-its-address'] },
  'channel-hangs': { until: 80, now: ['channel-does-not-open'] },
  'channel-refused': { until: 80, now: ['channel-does-not-open'] },
  'page-cut': { until: 80, now: ['page-stops'] },
  'cut-in-the-middle': { until: 80, now: ['froze'] },
  'page-cut-at-once': { until: 80, now: ['page-silent'] },
  'cut-at-once': { until: 80, now: ['frozen-at-once'] },
  'name-leads-into-own-network': { until: 80, now: ['name-leads-to-a-wrong-place'] },
  'own-resolver-denies': { until: 80, now: ['name-denied-here-alone'] },
  'own-resolver-silent': { until: 80, now: ['lookup-lost-here-alone'] },
  'own-resolver-silent-on-a-line-that-loses': { until: 80, now: ['lookup-lost-on-a-line-that-loses'] },
  'own-resolver-silent-like-the-others': { until: 80, now: ['lookup-lost'] },
  'most-controls-fail': { until: 80, now: ['not-between-controls'] },
  'abroad-not-moved': { until: 80, now: ['not-moved'] },
  'abroad-not-posted': { until: 80, now: ['nothing-to-compare-with'] },
  'abroad-moves': { until: 80, now: ['moves'] },
  'abroad-moves-at-times': { until: 80, now: ['moves-at-times'] },
  'abroad-moved-once': { until: 80, now: ['moved-once'] },
  'abroad-breaks-off': { until: 80, now: ['breaks-off'] },
  'abroad-slower': { until: 80, now: ['slower'] },
  refused: { until: 23, now: ['refused-at-its-address', 'refused-and-not-compared'] },
};

export function retiredItems(): string[] {
  return Object.entries(retiredRules).map(([id, { until, now }]) =>
    item(`${code(id)}, until ruleset ${until}: now ${now.map(code).join(', ')}`),
  );
}
