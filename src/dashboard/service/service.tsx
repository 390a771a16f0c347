import { knownService } from '../../catalogue/known-services.ts';
import { view } from '../../ui/current/state.ts';
import { t } from '../../ui/text.ts';

export function ServicePage({ id }: { readonly id: string }) {
  const service = view.value && knownService(id, view.value.settings);
  return <h1>{service ? <bdi>{service.name}</bdi> : t('route_service')}</h1>;
}
