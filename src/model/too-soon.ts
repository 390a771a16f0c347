/** An error that comes sooner than this is not that of a timeout. */
export const soonMs = 2000;
