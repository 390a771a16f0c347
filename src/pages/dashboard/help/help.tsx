import './help.css';
import type { FunctionComponent } from 'preact';
import type { SectionName } from '../../shared/settings-section.ts';
import { t } from '../../shared/text.ts';
import { PageOfSections, Section } from '../parts/sections.tsx';
import { Causes } from './causes.tsx';
import { Glossary } from './glossary.tsx';
import { HowItWorks } from './how-it-works.tsx';
import { Limits } from './limits.tsx';
import { Marks } from './marks.tsx';
import { Privacy } from './privacy.tsx';
import { WhatToDo } from './what-to-do.tsx';

const sections: readonly (SectionName & { readonly content: FunctionComponent })[] = [
  { id: 'marks', name: 'help_marks', content: Marks },
  { id: 'what-to-do', name: 'help_what_to_do', content: WhatToDo },
  { id: 'causes', name: 'help_causes', content: Causes },
  { id: 'how', name: 'help_how', content: HowItWorks },
  { id: 'limits', name: 'help_limits', content: Limits },
  { id: 'words', name: 'help_words', content: Glossary },
  { id: 'privacy', name: 'help_privacy', content: Privacy },
];

/** Explains the marks, the causes, what a check can find out, and what helps. */
export function Help() {
  return (
    <PageOfSections base="/help" title={t('route_help')} sections={sections}>
      {sections.map(({ id, name, content: Content }) => (
        <Section key={id} id={id} name={name}>
          <Content />
        </Section>
      ))}
    </PageOfSections>
  );
}
