/**
 * Web filters of employers and schools that name themselves in their answers, by parts of headers, and by the ends of
 * the hosts to which they redirect. A real page that only passed through one does not have these.
 * @source OONI blocking-fingerprints, fingerprints_http.csv, of the scope "inst"; lists of headers of Zscaler; Squid's
 * X-Squid-Error; Cloudflare Zero Trust, "Block page"; block pages of Cisco Umbrella. Read 2026-11-29.
 */
const marks: Readonly<Record<string, readonly string[]>> = {
  server: ['zscaler', 'sonicwall', 'kerio control', 'olfeo'],
  'x-squid-error': ['err_access_denied'],
};
const blockPages = [
  'zscaler.net',
  'bluecoat.com',
  'block.opendns.com',
  'block.sse.cisco.com',
  'blocked.teams.cloudflare.com',
];

/** The name of the filter that made an answer; undefined if it names none. */
export function gatewayOf(headers: Headers, redirectHost = ''): string | undefined {
  const named = Object.entries(marks).flatMap(([name, parts]) =>
    parts.filter((part) => headers.get(name)?.toLowerCase().includes(part)),
  );
  return named[0] ?? blockPages.find((host) => `.${redirectHost}`.endsWith(`.${host}`));
}
