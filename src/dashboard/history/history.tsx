import { t } from '../../ui/text.ts';

export function History() {
  return <h1>{t('route_history')}</h1>;
}
