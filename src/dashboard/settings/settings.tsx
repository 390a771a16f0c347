import { t } from '../../ui/text.ts';

export function Settings() {
  return <h1>{t('route_settings')}</h1>;
}
