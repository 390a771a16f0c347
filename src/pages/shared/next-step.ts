import { nextSteps, statusPages } from '../../catalogue/next-steps.ts';
import { effectsOf } from '../../model/effect.ts';
import { isProblem, type ServiceVerdict } from '../../model/verdict.ts';
import { type TextKey, t, textKey } from './text.ts';
import { wasNotJudged } from './verdict-text.ts';

/** The one thing that a person can do about this verdict of this messenger. */
export interface NextStepText {
  readonly text: string;
  /** The vendor's own page about it. */
  readonly link?: { readonly href: string; readonly text: string };
}

export function nextStepOf(verdict: ServiceVerdict, app: string): NextStepText | undefined {
  const plain = plainKey(verdict);
  if (plain) return { text: t(plain) };
  if (!isProblem(verdict.state)) return undefined;
  if (verdict.state === 'down') return { text: t('next_down'), ...statusLink(verdict, app) };
  // What a vendor offers leads around a block. It does not make a slow line fast.
  const offered = verdict.state === 'slow' ? undefined : nextSteps.find(({ service }) => service === verdict.service);
  if (!offered) return { text: t('next_problem') };
  return {
    text: t(textKey('step', offered.id)),
    link: { href: offered.url, text: t('help_vendor_page', { app }) },
  };
}

function plainKey(verdict: ServiceVerdict): TextKey | undefined {
  if (wasNotJudged(verdict)) return 'next_network';
  if (verdict.because.includes('permission-missing') || verdict.because.includes('reachability-only')) {
    return 'next_allow';
  }
  if (verdict.state === 'unsure') return 'next_unsure';
  const effects = effectsOf(verdict);
  if (effects.includes('refused')) return 'next_refused';
  const isCalls = effects.length > 0 && effects.every((effect) => effect === 'calls' || effect === 'calls-partly');
  return isCalls ? 'next_calls' : undefined;
}

function statusLink({ service }: ServiceVerdict, app: string): Pick<NextStepText, 'link'> {
  const page = statusPages.find((one) => one.service === service);
  return page ? { link: { href: page.url, text: t('status_page_of', { app }) } } : {};
}
