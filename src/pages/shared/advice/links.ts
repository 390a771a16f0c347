import type { NextStep } from '../../../catalogue/next-steps.ts';
import { t } from '../text.ts';

/** A link to a public page about what was said. */
export interface PublicLink {
  readonly href: string;
  readonly text: string;
}

/** Named by its host, so that whoever opens it knows who speaks there. */
export function sourceLink(href: string): PublicLink {
  return { href, text: t('advice_source', { host: new URL(href).host }) };
}

/** @param app the messenger's name */
export function stepLink({ url, ofOthers }: NextStep, app: string): PublicLink {
  return ofOthers ? sourceLink(url) : { href: url, text: t('help_vendor_page', { app }) };
}
