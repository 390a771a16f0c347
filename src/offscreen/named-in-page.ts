/**
 * How many URLs of a page are kept.
 * @source our choice: four of them are asked for, and some may be gone
 */
const maxNamed = 16;

/**
 * Paths that Cloudflare adds to its customers' pages, e.g. for challenges (developers.cloudflare.com, /cdn-cgi/
 * endpoint).
 */
const addedByFronts = '/cdn-cgi/';

/** `import("…")` in an inline script. */
const imported = /\bimport\s*\(\s*(?:"([^"\s]+)"|'([^'\s]+)')/g;

/**
 * The scripts and stylesheets that a page names on these hosts, in order and each once. The browser's own parser reads
 * the page, so that comments, templates and spellings are as in a tab; nothing of it is run or loaded.
 * @param at the URL of the page
 */
export function namedInPage(page: string, at: string, hosts: readonly string[]): readonly string[] {
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  const base = resolved(parsed.querySelector('base[href]')?.getAttribute('href') ?? '', at) ?? at;
  const found = new Set<string>();
  for (const element of parsed.querySelectorAll('script, link[href]')) {
    if (found.size >= maxNamed) break;
    // A parser without scripting parses the contents of these.
    if (element.closest('noscript')) continue;
    for (const name of namesOf(element)) {
      const url = resolved(name, base);
      if (url !== undefined && isListed(url, hosts)) found.add(url);
    }
  }
  return [...found].slice(0, maxNamed);
}

function namesOf(element: Element): readonly string[] {
  if (element.localName === 'link') return isLoaded(element) ? [element.getAttribute('href') ?? ''] : [];
  const source = element.getAttribute('src');
  if (source !== null) return [source];
  const type = element.getAttribute('type') ?? '';
  if (type !== '' && type !== 'module' && !type.includes('javascript')) return [];
  return [...(element.textContent ?? '').matchAll(imported)].flatMap(([, double, single]) => double ?? single ?? []);
}

function isLoaded(link: Element): boolean {
  const rel = (link.getAttribute('rel') ?? '').toLowerCase().split(/\s+/);
  const as = link.getAttribute('as') ?? '';
  return (
    rel.includes('stylesheet') || rel.includes('modulepreload') || (rel.includes('preload') && /script|style/.test(as))
  );
}

function resolved(name: string, base: string): string | undefined {
  if (!URL.canParse(name, base)) return undefined;
  const url = new URL(name, base);
  url.hash = '';
  return url.href;
}

function isListed(url: string, hosts: readonly string[]): boolean {
  const { protocol, hostname, port, username, pathname } = new URL(url);
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    hosts.includes(hostname) &&
    !pathname.startsWith(addedByFronts)
  );
}
