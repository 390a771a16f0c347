import { allOrigins } from '../../../../catalogue/known-services.ts';
import type { Settings } from '../../../../model/settings.ts';
import { fixedPermissions } from '../../../../platform/browser/about-this.ts';
import { mayNotify } from '../../../../platform/browser/notifications.ts';
import { missingOrigins } from '../../../../platform/browser/permissions.ts';
import { readSettings } from '../../../../platform/values/local-values.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { hasText, t, textKey } from '../../../shared/text.ts';
import { useLatest } from '../use-latest.ts';
import { accessGroups } from './access-groups.ts';
import { AccessRow } from './access-row.tsx';
import { AskedPermissions } from './asked-permissions.tsx';

/** The permissions of the extension, the reason for each, and buttons to revoke them. */
export function Permissions({ settings }: { readonly settings: Settings }) {
  const given = useLatest(readGiven);
  const groups = given ? accessGroups(settings, given.missing) : [];
  return (
    <>
      <h3>{t('access_title')}</h3>
      <p class="quiet">{t('access_why')}</p>
      {given && groups.length === 0 && <p>{t('access_none')}</p>}
      <ul class="access-groups">
        {groups.map((group) => (
          <AccessRow key={group.service?.id ?? 'controls'} group={group} />
        ))}
      </ul>
      {given?.notifications && <AskedPermissions />}
      <h3>{t('permissions_fixed')}</h3>
      <dl class="permissions">
        {fixedPermissions().map((name) => (
          <div key={name}>
            <dt>
              <code dir="ltr">{name}</code>
            </dt>
            <dd>{permissionText(name)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function permissionText(name: string): string | undefined {
  const key = textKey('permission', name);
  return hasText(key) ? t(key) : undefined;
}

async function readGiven() {
  const { settings } = await readSettings();
  const [missing, notifications] = await Promise.all([
    missingOrigins(allOrigins(settings, catalogue.value)),
    mayNotify(),
  ]);
  return { missing, notifications };
}
