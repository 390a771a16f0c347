/** Bytes as megabytes, rounded for people: one decimal below 10. */
export function megabytes(bytes: number): number {
  const whole = bytes / 1_000_000;
  return whole < 10 ? Math.round(whole * 10) / 10 : Math.round(whole);
}
