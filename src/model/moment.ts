/** No date lies further away (ECMA-262, "Time Values and Time Range"). */
const latestMoment = 8.64e15;

/** Is it a moment that a date can hold, in epoch ms? */
export function isMoment(at: number): boolean {
  return Number.isSafeInteger(at) && at >= 0 && at <= latestMoment;
}
