/**
 * Headers by which networks that serve many companies can be told, and shields against floods and robots. Their error pages
 * are the same for all of these companies.
 * @source what these networks send by their own documents; of the smaller ones from memory
 */
const marks =
  /^(cf-ray|cf-mitigated|akamai|x-(akamai|fastly|amz|azure|msedge|sucuri|datadome|iinfo)|(server|via|x-cdn|x-served-by): .*(cloudf|akamai|varnish|cache-|amazon|awselb|google|gws|sffe|esf|imperva|incapsula|sucuri|ddos-guard|qrator|ecacc|bunny|keycdn|gcore|tengine|arvan|vercel|netlify))/;

/** Was the answer made, or passed on, by such a network? */
export function isOfSharedFront(headers: Headers): boolean {
  return [...headers].some((header) => marks.test(header.join(': ').toLowerCase()));
}
