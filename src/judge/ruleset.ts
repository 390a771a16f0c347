/** Raised whenever the same observations could now give another verdict; set to 1 on the day of the first release. */
export const ruleset = 85;
