import { type TextKey, t } from '../../shared/text.ts';

const keys = [
  'proof_limit_apps',
  'proof_limit_who',
  'proof_limit_elsewhere',
  'proof_limit_vpn',
  'proof_limit_clock',
  'proof_limit_sums',
  'proof_limit_rules',
] as const satisfies readonly TextKey[];

/** What evidence does not prove, in sentences: the same on the page and in the file. */
export const limits = (): string[] => keys.map((key) => t(key, { likely: t('confidence_likely') }));
