import { t } from '../../ui/text.ts';

export function Compare() {
  return <h1>{t('route_compare')}</h1>;
}
