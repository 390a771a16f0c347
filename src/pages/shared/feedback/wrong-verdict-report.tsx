import { useEffect, useState } from 'preact/hooks';
import { type WrongVerdict, wrongVerdictText } from '../../../history/export/wrong-verdict.ts';
import { evidenceFor } from '../../../measure/endpoints/evidence.ts';
import { browserFamily } from '../../../platform/browser/browser-family.ts';
import { CopyButton } from '../copy-button.tsx';
import { factsBehind } from '../evidence/evidence.tsx';
import { t } from '../text.ts';
import { reportHost, reportLink } from './report-link.ts';

type Props = Pick<WrongVerdict, 'service' | 'verdict' | 'network'>;

/** Shows the whole report before it is copied. The person decides where to send it. */
export function WrongVerdictReport({ service, verdict, network }: Props) {
  const [text, setText] = useState('');
  useEffect(() => {
    void factsBehind(verdict).then((facts) => {
      const evidence = evidenceFor(service.id, facts);
      setText(wrongVerdictText({ service, verdict, network, evidence, observations: facts, browser: browserFamily() }));
    });
  }, [verdict.service, verdict.at]);
  return (
    <div class="wrong-verdict">
      <p>{t('report_hint')}</p>
      <textarea dir="ltr" rows={10} autocomplete="off" readOnly aria-label={t('report_label')} value={text} />
      <CopyButton text={() => text} />
      <p>{t('report_open_hint', { host: reportHost })}</p>
      <a class="button button-small" href={reportLink(text)} target="_blank" rel="noreferrer" data-action="open-report">
        {t('report_open')}
      </a>
    </div>
  );
}
