/**
 * What in the name of a host may stand for somebody: an IPv4 address with dots or dashes, an IPv6 address with dashes
 * (a label cannot have colons), or a long number, decimal or hexadecimal, as which an address or an account may be
 * written.
 */
const spellings = [
  /(?<!\d)\d{1,3}(?:[-_.]\d{1,3}){3,}(?!\d)/,
  /(?<![0-9a-z])(?=[0-9a-f-]*\d)(?:[0-9a-f]{1,4}-){7}[0-9a-f]{1,4}(?![0-9a-z])/,
  /(?<![0-9a-z])(?=[0-9a-f-]*\d)[0-9a-f]{1,4}(?:-[0-9a-f]{1,4})*--(?:[0-9a-f]{1,4}-)*[0-9a-f]{1,4}(?![0-9a-z])/,
  /\d{8}/,
  /(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{8,}(?![0-9a-z])/,
];

/** Each with the whole labels in which it stands. */
const spelled = new RegExp(`[^.]*(?:${spellings.map(({ source }) => source).join('|')})[^.]*`, 'g');

/**
 * A host without the labels that may spell an address.
 * @param host a name in lower case, as in a URL
 * @param wordFor what stands in place of such labels
 */
export function withoutSpelledAddresses(host: string, wordFor: (labels: string) => string): string {
  return host.replace(spelled, wordFor);
}
