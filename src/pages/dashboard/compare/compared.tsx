import { knownService } from '../../../catalogue/known-services.ts';
import { compareChecks, type DeviceCheck, type Refusal } from '../../../history/device-check.ts';
import { defaultSettings } from '../../../model/settings.ts';
import type { FunctionState } from '../../../model/verdict.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { StateMark } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';

interface Props {
  readonly here: DeviceCheck;
  readonly read: DeviceCheck | Refusal;
}

/** Checks that are further apart may differ because time has passed. */
const farMs = 30 * 60_000;

/** What both devices see alike, where they differ, and what that points to. */
export function Compared({ here, read }: Props) {
  if ('why' in read) return <p class="compare-refused">{refusalText(read)}</p>;
  const { differs, compared, apartMs, unlikeNetworks } = compareChecks(here, read);
  if (compared === 0) return <p>{t('devices_nothing')}</p>;
  return (
    <section class="compared" data-differs={differs.length}>
      <h2>{differs.length === 0 ? t('devices_same', { count: compared }) : t('devices_differs')}</h2>
      {differs.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('scope_service')}</th>
              <th scope="col">{t('devices_here')}</th>
              <th scope="col">{t('devices_there')}</th>
            </tr>
          </thead>
          <tbody>
            {differs.map((one) => (
              <tr key={`${one.service} ${one.function}`}>
                <th scope="row">
                  {t('devices_part', { app: nameOf(one.service), part: t(textKey('part_name', one.function)) })}
                </th>
                <Cell state={one.here} />
                <Cell state={one.there} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>{t(differs.length === 0 ? 'devices_points_line' : 'devices_points_device')}</p>
      {apartMs > farMs && <p class="quiet">{t('devices_far', { minutes: Math.round(apartMs / 60_000) })}</p>}
      {unlikeNetworks && <p class="quiet">{t('devices_networks')}</p>}
    </section>
  );
}

function Cell({ state }: { readonly state: FunctionState }) {
  return (
    <td data-tone={toneOf(state)}>
      <span class="pill pill-plain">
        <StateMark state={state} />
        {t(textKey('state', state))}
      </span>
    </td>
  );
}

function refusalText(refusal: Refusal): string {
  return refusal.why === 'damaged'
    ? t('devices_damaged', { line: refusal.line })
    : t(textKey('devices', `refused-${refusal.why}` as const));
}

/** A service that only the other device knows keeps its id. */
function nameOf(id: string): string {
  return knownService(id, defaultSettings, catalogue.value)?.name ?? id;
}
