/**
 * CDNs and services that protect sites from floods and robots: their error pages are the same for all their customers.
 * @source the headers that their documentation names; of the smaller ones from memory
 */
const shared = {
  /** The prefixes of their headers. */
  headers: [
    'akamai',
    'cf-mitigated',
    'cf-ray',
    'x-akamai',
    'x-amz',
    'x-azure',
    'x-datadome',
    'x-fastly',
    'x-iinfo',
    'x-msedge',
    'x-sucuri',
  ],
  /** Their names in the values of the `namedIn` headers. */
  names: [
    'akamai',
    'amazon',
    'arvan',
    'awselb',
    'bunny',
    'cache-',
    'cloudf',
    'ddos-guard',
    'ecacc',
    'esf',
    'gcore',
    'google',
    'gws',
    'imperva',
    'incapsula',
    'keycdn',
    'netlify',
    'qrator',
    'sffe',
    'sucuri',
    'tengine',
    'varnish',
    'vercel',
  ],
  namedIn: ['server', 'via', 'x-cdn', 'x-served-by'],
} as const;

/** Whether such a network made or forwarded the answer. */
export function isOfSharedFront(headers: Headers): boolean {
  return (
    [...headers.keys()].some((header) => shared.headers.some((beginning) => header.startsWith(beginning))) ||
    shared.namedIn.some((header) => shared.names.some((name) => headers.get(header)?.toLowerCase().includes(name)))
  );
}
