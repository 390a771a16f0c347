import type { EvidenceRow, LayerSeen } from '../../../judge/evidence.ts';
import { StateMark } from '../state-mark.tsx';
import { t, textKey } from '../text.ts';

/** Step by step, the messenger's servers beside the sites that should always answer. */
export function EvidenceTable({ app, rows }: { readonly app: string; readonly rows: readonly EvidenceRow[] }) {
  return (
    <table class="evidence-table">
      <thead>
        <tr>
          <th scope="col">{t('evidence_step')}</th>
          <th scope="col">{t('evidence_here', { app })}</th>
          <th scope="col">{t('evidence_control')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.layer} data-layer={row.layer}>
            <th scope="row">{t(textKey('layer', row.layer))}</th>
            <Cell seen={row.here} />
            <Cell seen={row.control} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ seen }: { readonly seen: LayerSeen }) {
  if (seen.result !== 'ok' && seen.result !== 'failed') {
    return (
      <td class="quiet" data-result={seen.result}>
        {t(textKey('result', seen.result))}
      </td>
    );
  }
  return (
    <td data-result={seen.result} data-tone={seen.result === 'ok' ? 'works' : 'blocked'}>
      <span class="result">
        <StateMark state={seen.result === 'ok' ? 'works' : 'blocked'} />
        {resultText(seen)}
      </span>
      {seen.result === 'failed' && seen.failure && <span class="failure">{t(textKey('failure', seen.failure))}</span>}
      {seen.browserError && seen.result === 'failed' && <code dir="ltr">{breakable(seen.browserError)}</code>}
    </td>
  );
}

/** Lets a long name such as net::ERR_CONNECTION_RESET break between its words. */
function breakable(name: string) {
  return name.split(/(?<=_)/).flatMap((word) => [word, <wbr key={word} />]);
}

function resultText({ result, ok, tries, ms }: LayerSeen): string {
  if (result === 'failed') return t('result_failed', { failed: tries - ok, tries });
  if (ok < tries) return t('result_flaky', { ok, tries });
  return ms === undefined ? t('result_ok') : t('result_ms', { ms: Math.round(ms) });
}
