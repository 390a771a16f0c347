/**
 * Networks that serve many companies, and shields against floods and robots: their error pages are the same for all of these
 * companies.
 * @source what they send by their own documents; of the smaller ones from memory
 */
const shared = {
  /** How the names of their headers begin. */
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
  /** Words by which they call themselves in `namedIn`. */
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

/** Was the answer made, or passed on, by such a network? */
export function isOfSharedFront(headers: Headers): boolean {
  return (
    [...headers.keys()].some((header) => shared.headers.some((beginning) => header.startsWith(beginning))) ||
    shared.namedIn.some((header) => shared.names.some((name) => headers.get(header)?.toLowerCase().includes(name)))
  );
}
