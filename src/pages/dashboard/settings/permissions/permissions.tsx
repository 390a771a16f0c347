import { allOrigins, knownServices, originsOnlyOf } from '../../../../catalogue/known-services.ts';
import { originsFor } from '../../../../catalogue/origins.ts';
import type { Service } from '../../../../model/service.ts';
import type { Settings } from '../../../../model/settings.ts';
import { fixedPermissions } from '../../../../platform/browser/about-this.ts';
import { giveBackNotifications, mayNotify } from '../../../../platform/browser/notifications.ts';
import { giveBackOrigins, missingOrigins } from '../../../../platform/browser/permissions.ts';
import { changeSettings, readSettings } from '../../../../platform/values/local-values.ts';
import { Button } from '../../../shared/button.tsx';
import { catalogue } from '../../../shared/catalogue.ts';
import { runAction } from '../../../shared/current/actions.ts';
import { hostsOf } from '../../../shared/hosts-of.ts';
import { hasText, plural, t, textKey } from '../../../shared/text.ts';
import { useLatest } from '../use-latest.ts';

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

/** The hosts of one messenger, or of the control sites, and a button to revoke access. */
function AccessRow({ group }: { readonly group: AccessGroup }) {
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

/** The one permission that is requested later: notifications. */
function AskedPermissions() {
  const takeBack = async () => {
    await changeSettings({ notify: false });
    await giveBackNotifications();
  };
  return (
    <>
      <h3>{t('permissions_asked')}</h3>
      <ul class="access-groups">
        <li class="access" data-access="notifications">
          <div class="access-words">
            <p class="access-name">{t('notify')}</p>
            <p class="quiet">{t('permission_notifications')}</p>
          </div>
          <TakeBack name={t('notify')} onPress={() => void runAction(takeBack())} />
        </li>
      </ul>
    </>
  );
}

interface Props {
  /** The messenger or the permission, for the label. */
  readonly name: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

/** Revokes an access. */
function TakeBack({ name, disabled = false, onPress }: Props) {
  return (
    <Button
      action="revoke"
      look="small"
      text={t('access_revoke')}
      aria-label={t('access_revoke_for', { app: name })}
      disabled={disabled}
      press={onPress}
    />
  );
}

/** The addresses of one messenger, or of the control sites. */
interface AccessGroup {
  /** Absent for the control sites. */
  readonly service?: Service;
  readonly hosts: readonly string[];
  readonly granted: readonly string[];
  readonly missing: readonly string[];
  /** Origins that no other group needs, and that can therefore be revoked. */
  readonly revocable: readonly string[];
}

/**
 * The groups to which access was given, in the order of the catalogue, the control sites last.
 * @param missing match patterns that the browser has not granted
 */
function accessGroups(settings: Settings, missing: readonly string[]): AccessGroup[] {
  const { controls } = catalogue.value;
  const services = knownServices(settings, catalogue.value);
  const notGranted = new Set(missing);
  const group = (needed: readonly string[], own: readonly string[], service?: Service): AccessGroup => ({
    ...(service ? { service } : {}),
    hosts: hostsOf(needed),
    granted: needed.filter((origin) => !notGranted.has(origin)),
    missing: needed.filter((origin) => notGranted.has(origin)),
    revocable: own.filter((origin) => !notGranted.has(origin)),
  });
  const ofServices = services.map((service) => {
    const others = services.filter((other) => other.id !== service.id);
    return group(originsFor([service], []), originsOnlyOf([service], others, controls), service);
  });
  const common = originsFor([], controls);
  const used = new Set(originsFor(services, []));
  const ofControls = group(
    common,
    common.filter((origin) => !used.has(origin)),
  );
  return [...ofServices, ofControls].filter(({ granted }) => granted.length > 0);
}
