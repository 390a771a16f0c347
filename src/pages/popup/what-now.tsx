import { useState } from 'preact/hooks';
import type { UnjudgedNetwork } from '../../model/network-states.ts';
import { type Headline, problemsOf, throughOf } from '../shared/current/headline.ts';
import type { Row } from '../shared/current/rows.ts';
import { SignInLink } from '../shared/current/sign-in-link.tsx';
import type { View } from '../shared/current/view.ts';
import { t } from '../shared/text.ts';
import { wasNotJudged } from '../shared/verdict-text.ts';
import { LazyWhatToDo } from './lazy-what-to-do.tsx';
import { primaryOf } from './primary-action.ts';
import { TellMe } from './tell-me.tsx';

interface Props {
  readonly view: View;
  readonly headline: Headline;
  readonly inTheWay: UnjudgedNetwork | undefined;
  readonly rows: readonly Row[];
}

/** What a person can do about what fails, and the wish to be told when it works again. The first button is the main one. */
export function WhatNow({ view, headline, inTheWay, rows }: Props) {
  const [unfolded, setUnfolded] = useState(false);
  const problems = headline.about ? problemsOf(rows) : [];
  const awaited = inTheWay && !view.running ? rows.filter(isAwaited) : problems;
  const asks = problems.length > 0 ? 'what_to_do' : headline.calls && 'calls_fail';
  const through = view.finished && throughOf(view.finished);
  const unfold = () => setUnfolded(!unfolded);
  return (
    <>
      <div class="what-now">
        {inTheWay === 'captive-portal' && <SignInLink />}
        {asks && (
          <button
            type="button"
            class={asks === 'what_to_do' ? 'button button-main' : 'button button-small'}
            data-action={asks === 'what_to_do' ? 'what-to-do' : 'calls-fail'}
            aria-expanded={unfolded}
            aria-controls="what-to-do"
            onClick={unfold}
          >
            {t(asks)}
          </button>
        )}
        {awaited.length > 0 && (
          <TellMe
            view={view}
            services={awaited.map(({ service }) => service.id)}
            abroad={inTheWay === 'national-only'}
            main={inTheWay !== undefined && primaryOf(inTheWay) === 'tell'}
          />
        )}
      </div>
      <div id="what-to-do" hidden={!unfolded}>
        {unfolded && <LazyWhatToDo failing={headline.about ?? []} through={through} />}
      </div>
    </>
  );
}

/** The connection kept it from being judged, so nobody knows how it is. */
function isAwaited({ verdict }: Row): boolean {
  return verdict !== undefined && wasNotJudged(verdict);
}
