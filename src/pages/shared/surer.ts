import { isProblem, type ServiceVerdict } from '../../model/verdict.ts';
import { type TextKey, t } from './text.ts';
import { wasNotJudged } from './verdict-text.ts';

/** What would make a result surer: the first row that fits. */
const rows: readonly { readonly when: (verdict: ServiceVerdict) => boolean; readonly text: TextKey }[] = [
  { when: wasNotJudged, text: 'next_network' },
  { when: ({ because }) => because.includes('permission-missing'), text: 'next_allow' },
  { when: ({ because }) => because.includes('reachability-only'), text: 'next_allow' },
  { when: ({ state }) => state === 'unsure', text: 'next_unsure' },
  { when: ({ state, confidence }) => isProblem(state) && confidence !== 'confident', text: 'surer_again' },
  { when: ({ state }) => isProblem(state), text: 'help_do_other_network' },
  { when: ({ state }) => state !== 'untestable', text: 'surer_app' },
];

export function surerText(verdict: ServiceVerdict): string | undefined {
  const row = rows.find(({ when }) => when(verdict));
  return row && t(row.text);
}
