import { t } from '../../ui/text.ts';

export function Help() {
  return <h1>{t('route_help')}</h1>;
}
