export const identifying = ['cookie', 'referer', 'origin', 'authorization'] as const;

/**
 * By these an answer that is no page makes a browser keep something of it, or ask others by itself. Cookies of a
 * WebSocket's answer are stored with those of the person, and sent along with the next visit they would show whose check
 * this was; Chromium opens TLS to every name of a `Link: rel=preconnect`. What acts of pages alone (Refresh,
 * Speculation-Rules, Accept-CH) stays.
 * @source HTML, "Processing Link headers"; Clear Site Data; RFC 9842 (dictionaries); Device Bound Session Credentials
 */
export const acting = [
  'set-cookie',
  'link',
  'clear-site-data',
  'use-as-dictionary',
  'secure-session-registration',
] as const;
