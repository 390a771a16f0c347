/** Times are shared and published in steps of six hours since 1970. */
export const slotSeconds = 6 * 60 * 60;

/** @param at epoch ms */
export function slotOf(at: number): number {
  return Math.floor(at / 1000 / slotSeconds);
}
