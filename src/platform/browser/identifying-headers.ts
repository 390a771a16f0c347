export const identifying = ['cookie', 'referer', 'origin', 'authorization'] as const;

/**
 * Browsers store the cookies that a WebSocket's answer sets with those of the person. Sent along with the next visit,
 * they would show whose check this was.
 */
export const marking = ['set-cookie', 'set-cookie2'] as const;
