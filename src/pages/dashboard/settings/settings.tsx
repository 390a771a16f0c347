import './settings.css';
import { view } from '../../shared/current/state.ts';
import { t } from '../../shared/text.ts';
import { PageOfSections, Section } from '../parts/sections.tsx';
import { Problems } from './problems.tsx';
import { settingsSections } from './sections.ts';

export function Settings() {
  const settings = view.value?.settings;
  if (!settings) return undefined;
  return (
    <PageOfSections base="/settings" title={t('route_settings')} sections={settingsSections}>
      <Problems />
      {settingsSections.map(({ id, name, content: Content }) => (
        <Section key={id} id={id} name={name}>
          <Content settings={settings} />
        </Section>
      ))}
    </PageOfSections>
  );
}
