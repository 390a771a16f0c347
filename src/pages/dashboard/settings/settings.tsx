import './settings.css';
import type { Settings as Model } from '../../../model/settings.ts';
import { view } from '../../shared/current/state.ts';
import { list } from '../../shared/format.ts';
import type { SettingsSection } from '../../shared/settings-section.ts';
import { t } from '../../shared/text.ts';
import { FoldedSection, PageOfSections, Section } from '../parts/sections.tsx';
import { isWideScreen } from '../parts/wide-screen.ts';
import { Problems } from './problems.tsx';
import { settingsSections } from './sections.ts';

export function Settings() {
  const settings = view.value?.settings;
  if (!settings) return undefined;
  const advanced = settingsSections.filter((section) => section.advanced);
  return (
    <PageOfSections base="/settings" title={t('route_settings')} sections={settingsSections}>
      <Problems />
      <SectionList sections={settingsSections.filter(({ advanced }) => !advanced)} settings={settings} />
      <details class="advanced" data-action="advanced">
        <summary>
          <h2>{t('sections_advanced')}</h2>
          <span class="quiet">{list(advanced.map(({ name }) => t(name)))}</span>
        </summary>
        <SectionList sections={advanced} settings={settings} />
      </details>
    </PageOfSections>
  );
}

interface ListProps {
  readonly sections: readonly SettingsSection[];
  readonly settings: Model;
}

/** On a narrow screen all but the first are folded, so that the page is short. */
function SectionList({ sections, settings }: ListProps) {
  return (
    <>
      {sections.map(({ id, name, content: Content }, index) =>
        isWideScreen.value || index === 0 ? (
          <Section key={id} id={id} name={name}>
            <Content settings={settings} />
          </Section>
        ) : (
          <FoldedSection key={id} id={id} name={name}>
            <Content settings={settings} />
          </FoldedSection>
        ),
      )}
    </>
  );
}
