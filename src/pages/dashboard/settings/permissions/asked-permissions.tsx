import { giveBackNotifications } from '../../../../platform/browser/notifications.ts';
import { changeSettings } from '../../../../platform/values/local-values.ts';
import { runAction } from '../../../shared/current/actions.ts';
import { t } from '../../../shared/text.ts';
import { TakeBack } from './take-back.tsx';

/** The one permission that is requested later: notifications. */
export function AskedPermissions() {
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
