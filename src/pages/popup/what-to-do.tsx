import '../shared/current/service-details.css';
import { NextStep } from '../shared/current/next-step.tsx';
import type { Row } from '../shared/current/rows.ts';
import { DashboardLink } from '../shared/dashboard-link.tsx';
import { nextStepOf } from '../shared/next-step.ts';
import { t, textKey } from '../shared/text.ts';

export interface WhatToDoProps {
  /** What lies between this device and the sites that were tested. */
  readonly through: 'vpn' | 'proxy' | undefined;
  /** The messengers of the headline; none where nothing fails, and a person misses calls. */
  readonly failing: readonly Row[];
}

/** What a person can do, in place: the step for each messenger of the headline, with its risk, and the way to more. */
export function WhatToDo({ failing, through }: WhatToDoProps) {
  const steps = failing.flatMap(({ service, verdict }) => {
    const step = verdict && nextStepOf(verdict, service.name);
    return step ? [step] : [];
  });
  // Several that have no step of their own share one.
  const unlike = [...new Map(steps.map((step) => [step.text, step])).values()];
  return (
    <div class="details sheet">
      {through && <p>{t(textKey('without', through))}</p>}
      {failing.length === 0 && <p>{t('next_calls')}</p>}
      {unlike.map((step) => (
        <NextStep key={step.text} step={step} />
      ))}
      <p>
        <DashboardLink route="/help/what-to-do" action="more-help">
          {t('help_what_to_do')}
        </DashboardLink>
      </p>
    </div>
  );
}
