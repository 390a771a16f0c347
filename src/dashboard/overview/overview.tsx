import { Link } from 'wouter-preact';
import { view } from '../../ui/current/state.ts';
import { t } from '../../ui/text.ts';
import { pathOfService } from '../parts/service-path.ts';

export function Overview() {
  return (
    <>
      <h1>{t('route_overview')}</h1>
      <ul>
        {view.value?.services.map(({ id, name }) => (
          <li key={id}>
            <Link href={pathOfService(id)}>
              <bdi>{name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
