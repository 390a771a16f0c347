/** Shares this far apart cannot both be right. */
const contradiction = 0.5;

/**
 * Whether a share is contradicted by everything that it can be compared with: OONI and the other networks of the
 * country. It is not where one of them agrees, or where there is nothing to compare with.
 */
export function isContested(share: number, others: readonly (number | undefined)[]): boolean {
  const known = others.filter((other) => other !== undefined);
  return known.length > 0 && known.every((other) => Math.abs(other - share) >= contradiction);
}
