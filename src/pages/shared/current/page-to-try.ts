import { pageOf, transferEndpoint } from '../../../measure/transfers/transfer-endpoint.ts';
import type { Settings } from '../../../model/settings.ts';
import { inPrivateWindow } from '../../../platform/browser/private-window.ts';
import { wasNotJudged } from '../verdict-text.ts';
import type { Row } from './rows.ts';

/**
 * The page that may be opened in a tab: of a messenger whose page failed, or is not sure to work. None in a private
 * window or under "Leave no trace", as the browser keeps the visit.
 */
export function pageToTry({ service, verdict, missing }: Row, { leaveNoTrace }: Settings): string | undefined {
  const page = transferEndpoint(service, 'web');
  if (!verdict || !page || wasNotJudged(verdict) || missing.length > 0 || leaveNoTrace || inPrivateWindow())
    return undefined;
  const web = verdict.functions.find((one) => one.function === 'web')?.state;
  return web === 'blocked' || web === 'partial' || web === 'down' || web === 'unsure' ? pageOf(page) : undefined;
}
