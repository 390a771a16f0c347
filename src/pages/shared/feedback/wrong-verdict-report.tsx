import { useEffect, useState } from 'preact/hooks';
import { project } from '../../../model/project.ts';
import type { Service } from '../../../model/service.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { CopyButton } from '../copy-button.tsx';
import { readBehind } from '../evidence/read-behind.ts';
import { reportText } from '../evidence/report-text.ts';
import { t } from '../text.ts';

export interface WrongVerdictReportProps {
  readonly service: Service;
  readonly verdict: ServiceVerdict;
}

/** Shows the whole report before it is copied. The person decides where to send it. */
export function WrongVerdictReport({ service, verdict }: WrongVerdictReportProps) {
  const [text, setText] = useState('');
  useEffect(() => {
    void readBehind(verdict).then((behind) => setText(reportText(service, verdict, behind)));
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

/** Code hosts refuse longer addresses. */
const maxLength = 8000;

/**
 * The address of the form for wrong verdicts with a report in it. Of one that does not fit the end is left out, line by
 * line: the whole can be copied.
 */
export function reportLink(report: string): string {
  const lines = report.split('\n');
  const link = () => `${project.reports}&${new URLSearchParams({ report: lines.join('\n') })}`;
  while (lines.length > 1 && link().length > maxLength) lines.pop();
  return link();
}

/** The site that such a link opens. */
const reportHost = new URL(project.reports).host;
