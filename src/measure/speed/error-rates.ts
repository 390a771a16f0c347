/**
 * A service is called slow where its samples are so many times likelier with a limit than without: on an honest line
 * that happens to at most one row in so many.
 * @source our choice: a hundred thousand rows may hold ten; counted by `npm run calibrate:model`
 */
export const convictingOdds = 10_000;

/**
 * A service is looked at until a limit is less likely than this.
 * @source our choice: one limit in twenty may be missed
 */
export const missedShare = 0.05;
