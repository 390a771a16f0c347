import { t } from '../../ui/text.ts';

export function Crowd() {
  return <h1>{t('route_crowd')}</h1>;
}
