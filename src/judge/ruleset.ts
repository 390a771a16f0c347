/** Raised whenever the same observations could now give another verdict. */
export const ruleset = 85;
