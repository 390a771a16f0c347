/** A number of bytes as megabytes that people can read: one digit after the point where it is small. */
export function megabytes(bytes: number): number {
  const whole = bytes / 1_000_000;
  return whole < 10 ? Math.round(whole * 10) / 10 : Math.round(whole);
}
