import encodeQR from 'qr';
import type { ComparedCheck } from '../../../history/comparison/compared-check.ts';
import { deviceCode, mostInCode } from '../../../history/comparison/device-code.ts';
import type { PartResults } from '../../../history/comparison/part-result.ts';
import { isCustom } from '../../../model/custom-service.ts';
import { CopyButton } from '../../shared/copy-button.tsx';
import { t } from '../../shared/text.ts';

/** The code of the newest check of this browser, to be read aloud, copied or scanned. */
export function OwnCode({ check }: { readonly check: ComparedCheck }) {
  const services = [...check.services].filter(([id, parts]) => !isCustom(id) && parts.size > 0);
  if (services.length === 0) return undefined;
  const first = services.toSorted(([, a], [, b]) => Number(isWell(a)) - Number(isWell(b)));
  const code = deviceCode({ ...check, services: new Map(first) });
  return (
    <section class="code-out" aria-labelledby="compare-code-out">
      <h2 id="compare-code-out">{t('compare_code_out')}</h2>
      <p class="device-code" dir="ltr" translate={false} aria-hidden="true">
        {code.split(' ').map((group) => (
          <span key={group}>{group}</span>
        ))}
      </p>
      <p class="visually-hidden" dir="ltr" translate={false}>
        {code
          .split(' ')
          .map((group) => [...group].join(' '))
          .join(', ')}
      </p>
      <p>
        <CopyButton text={() => code} />
      </p>
      <p class="quiet">{t('compare_code_about')}</p>
      {services.length > mostInCode && <p class="quiet">{t('compare_code_some', { count: mostInCode })}</p>}
      <div class="line scanned">
        <QrPicture text={code} />
        <p class="quiet">{t('compare_qr_hint')}</p>
      </div>
    </section>
  );
}

const isWell = (parts: PartResults) => [...parts.values()].every((result) => result === 'works');

/**
 * Black on white in dark mode too, or cameras do not read it. `qr` draws it: the standard fills a library, and this one is
 * small, has no dependencies, is kept, and reads back in tests what it drew.
 */
function QrPicture({ text }: { readonly text: string }) {
  const rows = encodeQR(text, 'raw', { border: 4 });
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg class="qr" role="img" aria-label={t('compare_qr')} viewBox={`0 0 ${rows.length} ${rows.length}`}>
      <rect width="100%" height="100%" fill="#ffffff" />
      <path d={squares.join('')} fill="#000000" shape-rendering="crispEdges" />
    </svg>
  );
}
