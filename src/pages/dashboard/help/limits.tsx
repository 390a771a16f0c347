import { t } from '../../shared/text.ts';
import { limitTexts } from '../../shared/texts-of-stores.ts';

/** What a check from a browser cannot find out. */
export function Limits() {
  return (
    <ul class="points">
      {limitTexts.map((limit) => (
        <li key={limit}>{t(limit)}</li>
      ))}
    </ul>
  );
}
