/**
 * Raised whenever the same observations could now give a different verdict; set to 1 on the day of the first release.
 */
export const ruleset = 92;
