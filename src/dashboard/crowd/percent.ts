import { textLanguage } from '../../ui/text.ts';

/** "61 %", from a share of 0 to 1. */
export function percent(share: number): string {
  return new Intl.NumberFormat(textLanguage(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
