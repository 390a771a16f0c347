/** An error that comes sooner than this is no timeout. */
export const soonMs = 2000;
