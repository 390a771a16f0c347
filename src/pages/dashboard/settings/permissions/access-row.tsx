import { giveBackOrigins } from '../../../../platform/browser/permissions.ts';
import { runAction } from '../../../shared/current/actions.ts';
import { plural, t } from '../../../shared/text.ts';
import type { AccessGroup } from './access-groups.ts';
import { TakeBack } from './take-back.tsx';

/** The hosts of one messenger, or of the control sites, and a button to revoke access. */
export function AccessRow({ group }: { readonly group: AccessGroup }) {
  const { service, hosts, revocable } = group;
  const name = service?.name ?? t('access_controls');
  return (
    <li class="access" data-access={service?.id ?? 'controls'}>
      <details>
        <summary>
          <bdi>{name}</bdi> <span class="quiet">{plural('access_hosts', hosts.length)}</span>
        </summary>
        {!service && <p class="quiet">{t('access_controls_why')}</p>}
        <ul class="hosts" dir="ltr">
          {hosts.map((host) => (
            <li key={host}>
              <code>{host}</code>
            </li>
          ))}
        </ul>
      </details>
      <TakeBack
        name={name}
        disabled={revocable.length === 0}
        onPress={() => void runAction(giveBackOrigins(revocable))}
      />
    </li>
  );
}
