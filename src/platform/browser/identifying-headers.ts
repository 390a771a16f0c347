export const identifying = ['cookie', 'referer', 'origin', 'authorization'] as const;

/**
 * Browsers store the cookies that a WebSocket's answer sets with those of the person. Sent along with the next visit,
 * they would show whose check this was.
 */
export const marking = ['set-cookie'] as const;

/**
 * By these an answer that is no page makes a browser ask others by itself, or keep something of it: Chromium opens TLS to
 * every name of a `Link: rel=preconnect`. What acts of pages alone (Refresh, Speculation-Rules, Accept-CH) stays.
 * @source HTML, "Processing Link headers"; Clear Site Data; RFC 9842 (dictionaries); Device Bound Session Credentials
 */
export const acting = ['link', 'clear-site-data', 'use-as-dictionary', 'secure-session-registration'] as const;
