import type { Service } from '../../../model/service.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { CopyButton } from '../copy-button.tsx';
import { t } from '../text.ts';
import type { Behind } from './read-behind.ts';
import { reportText } from './report-text.ts';

export interface SupportCopyProps {
  readonly service: Service;
  readonly verdict: ServiceVerdict;
  readonly behind: Behind;
}

/** Everything that somebody needs who is asked for help, with no address and no name of a network in it. */
export function SupportCopy({ service, verdict, behind }: SupportCopyProps) {
  return (
    <p class="line row-action">
      <CopyButton text={() => reportText(service, verdict, behind, 'what a check found')} />
      <span class="quiet">{t('support_copy')}</span>
    </p>
  );
}
