/** The latest time that a Date can hold (ECMA-262, "Time Values and Time Range"). */
const latestTimestamp = 8.64e15;

/** Whether this is a time in epoch ms that a Date can hold. */
export function isTimestamp(at: number): boolean {
  return Number.isSafeInteger(at) && at >= 0 && at <= latestTimestamp;
}
