import { type TextKey, t } from '../../shared/text.ts';

const limits: readonly TextKey[] = [
  'help_limit_who',
  'help_limit_app',
  'help_limit_login',
  'help_limit_vpn',
  'help_limit_dead',
  'help_limit_once',
];

/** What a check from a browser cannot find out. */
export function Limits() {
  return (
    <ul class="points">
      {limits.map((limit) => (
        <li key={limit}>{t(limit)}</li>
      ))}
    </ul>
  );
}
