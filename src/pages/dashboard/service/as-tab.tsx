import { useState } from 'preact/hooks';
import { type Visited, visit } from '../../../platform/browser/visit.ts';
import { Button } from '../../shared/button.tsx';
import { t, textKey } from '../../shared/text.ts';

/** As long as a check waits in its final retry. */
const patienceMs = 35_000;

export interface AsTabProps {
  /** The name of the messenger. */
  readonly app: string;
  readonly url: string;
  readonly running: boolean;
}

/** Opens the page of a messenger in a tab once the risk was read, and says what that shows beside the check. */
export function AsTab({ app, url, running }: AsTabProps) {
  const [visited, setVisited] = useState<Visited | 'waiting' | undefined>(undefined);
  const waits = visited === 'waiting';
  const { host } = new URL(url);
  const open = async () => {
    setVisited('waiting');
    setVisited(await visit(url, patienceMs));
  };
  return (
    <details class="step" data-step="as-tab" open>
      <summary>{t('as_tab_title')}</summary>
      <p>{t('as_tab_risk', { host, app })}</p>
      <p class="line row-action">
        {/* It keeps the focus meanwhile, which a disabled button loses. */}
        <Button
          action="open-as-tab"
          look="small"
          text={t('as_tab_open', { host })}
          aria-disabled={running || waits}
          press={() => running || waits || open()}
        />
      </p>
      <p role="status" data-visited={visited}>
        {visited && visitedText(visited)}
      </p>
    </details>
  );
}

function visitedText(visited: Visited | 'waiting'): string {
  if (visited === 'waiting' || visited === 'opened' || visited === 'unknown') return t(textKey('as_tab', visited));
  return t('as_tab_failed', { failure: t(textKey('failure', visited)) });
}
