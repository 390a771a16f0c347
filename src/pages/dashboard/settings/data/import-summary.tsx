import { serviceName } from '../../../../catalogue/known-services.ts';
import type { Settings } from '../../../../model/settings.ts';
import type { ImportPreview } from '../../../../platform/files/import-history.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { now } from '../../../shared/current/state.ts';
import { list, moment } from '../../../shared/format.ts';
import { plural, t } from '../../../shared/text.ts';

interface Props {
  readonly preview: ImportPreview;
  readonly settings: Settings;
  readonly add: () => void;
  readonly cancel: () => void;
}

/** Shows what an import would add, and asks to confirm. */
export function ImportSummary({ preview, settings, add, cancel }: Props) {
  const { rounds, days, notes, networks, feedback, ahead, services, first, last } = preview;
  const fresh = [rounds, days, notes, networks, feedback].reduce((sum, one) => sum + one.fresh, 0);
  const known = [rounds, days, notes, networks, feedback].reduce((sum, one) => sum + one.known, 0);
  return (
    <section class="summary" aria-label={t('import_summary')}>
      <ul>
        <li>{plural('import_rounds', rounds.fresh)}</li>
        {days.fresh > 0 && <li>{plural('import_days', days.fresh)}</li>}
        {notes.fresh > 0 && <li>{plural('import_notes', notes.fresh)}</li>}
        {feedback.fresh > 0 && <li>{plural('import_feedback', feedback.fresh)}</li>}
        {networks.fresh > 0 && <li>{plural('import_networks', networks.fresh)}</li>}
        {Object.keys(ahead).length > 0 && <li>{t('import_ahead', { what: list(refused(ahead)) })}</li>}
        {known > 0 && <li>{plural('import_known', known)}</li>}
        {services.length > 0 && (
          <li>{t('import_apps', { apps: list(services.map((id) => serviceName(id, settings, catalogue.value))) })}</li>
        )}
        {first !== undefined && last !== undefined && (
          <li>{t('import_span', { first: moment(first, now.value), last: moment(last, now.value) })}</li>
        )}
      </ul>
      {fresh > 0 && settings.leaveNoTrace && <p>{t('import_no_trace')}</p>}
      {fresh === 0 && <p>{t('import_nothing')}</p>}
      <div class="actions">
        {fresh > 0 && (
          <button type="button" class="button button-main" data-action="import-confirm" onClick={add}>
            {t('import_confirm')}
          </button>
        )}
        <button type="button" class="button" data-action="import-cancel" onClick={cancel}>
          {t('cancel')}
        </button>
      </div>
    </section>
  );
}

function refused({ round, day, feedback }: ImportPreview['ahead']): string[] {
  return [
    ...(round ? [plural('notify_checks', round)] : []),
    ...(day ? [plural('import_days', day)] : []),
    ...(feedback ? [plural('import_feedback', feedback)] : []),
  ];
}
