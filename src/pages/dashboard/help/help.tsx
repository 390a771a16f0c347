import './help.css';
import type { FunctionComponent } from 'preact';
import { Link } from 'wouter-preact';
import { causes } from '../../../model/verdict.ts';
import { listDigits } from '../../shared/format.ts';
import type { SectionName } from '../../shared/settings-section.ts';
import { type TextKey, t, textKey } from '../../shared/text.ts';
import { limitTexts, privacyTexts } from '../../shared/texts-of-stores.ts';
import { PageOfSections, Section } from '../parts/sections.tsx';
import { Marks } from './marks.tsx';
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

const steps: readonly TextKey[] = [
  'help_how_controls',
  'help_how_services',
  'help_how_again',
  'help_how_comparisons',
  'help_how_controls_again',
  'help_how_rules',
];

/** The steps of a check. */
function HowItWorks() {
  return (
    <>
      <ol style={{ listStyleType: listDigits() }}>
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p>{t('help_how_speed')}</p>
    </>
  );
}

/** All causes, each with what it means for the person. */
function Causes() {
  return (
    <>
      <p>{t('help_causes_hint')}</p>
      <dl class="explained">
        {causes.map((cause) => (
          <div key={cause} data-cause={cause}>
            <dt>{t(textKey('cause_name', cause))}</dt>
            <dd>{t(textKey('help_cause', cause))}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What a check from a browser cannot find out. */
function Limits() {
  return (
    <ul class="points">
      {limitTexts.map((limit) => (
        <li key={limit}>{t(limit)}</li>
      ))}
    </ul>
  );
}

/** Privacy in five lines, and a link to the data settings. */
function Privacy() {
  return (
    <>
      <ol style={{ listStyleType: listDigits() }}>
        {privacyTexts.map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
      </ol>
      <p>
        <Link href="/settings/data" class="lone-link">
          {t('help_to_data')}
        </Link>
      </p>
    </>
  );
}

/** Technical terms in the evidence, which are the same in every language. */
const words = ['DNS', 'IP', 'TCP', 'TLS', 'HTTP', 'WebSocket', 'UDP', 'STUN-TURN', 'VPN'] as const;

function Glossary() {
  return (
    <dl class="explained">
      {words.map((word) => (
        <div key={word}>
          <dt>
            <bdi dir="ltr">{word.replace('-', ', ')}</bdi>
          </dt>
          <dd>{t(textKey('glossary', word))}</dd>
        </div>
      ))}
    </dl>
  );
}
