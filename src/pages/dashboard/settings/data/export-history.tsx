import { useState } from 'preact/hooks';
import type { Settings } from '../../../../model/settings.ts';
import { t } from '../../../shared/text.ts';
import { ExportChoices } from './export-choices.tsx';
import { firstRequest } from './export-request.ts';
import { RunExport } from './run-export.tsx';

/** Exports the history to a file. */
export function ExportHistory({ settings }: { readonly settings: Settings }) {
  const [request, setRequest] = useState(firstRequest);
  return (
    <div class="block">
      <h3>{t('export_title')}</h3>
      <p class="quiet">{t('export_hint')}</p>
      <ExportChoices
        settings={settings}
        request={request}
        change={(changed) => setRequest((before) => ({ ...before, ...changed }))}
      />
      <RunExport request={request} />
    </div>
  );
}
