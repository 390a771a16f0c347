export const identifying = ['cookie', 'referer', 'origin', 'authorization'] as const;

/**
 * Response headers that make a browser store something, or contact others, even if the answer is no page. Cookies in a
 * WebSocket's answer are stored with the person's own: sent with their next visit, they would show whose check this
 * was. Chromium opens TLS to every name in a `Link: rel=preconnect`. Headers that act only in pages (Refresh,
 * Speculation-Rules, Accept-CH) stay.
 * @source HTML, "Processing Link headers"; Clear Site Data; RFC 9842 (dictionaries); Device Bound Session Credentials
 */
export const acting = [
  'set-cookie',
  'link',
  'clear-site-data',
  'use-as-dictionary',
  'secure-session-registration',
] as const;
