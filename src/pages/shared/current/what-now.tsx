import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import type { UnjudgedNetwork } from '../../../model/network-states.ts';
import type { SheetProps } from '../advice/sheet.tsx';
import { t } from '../text.ts';
import { wasNotJudged } from '../verdict-text.ts';
import { type Headline, problemsOf } from './headline.ts';
import { SignInLink } from './network-note.tsx';
import { primaryOf } from './primary-action.ts';
import type { Row } from './rows.ts';
import { TellMe } from './tell-me.tsx';
import type { View } from './view.ts';

interface Props {
  readonly view: View;
  readonly headline: Headline;
  readonly inTheWay: UnjudgedNetwork | undefined;
  readonly rows: readonly Row[];
  /** What to do, with what the page adds to it. */
  readonly Sheet: FunctionComponent<SheetProps>;
}

/** What a person can do about what fails, and the wish to be told when it works again. The first button is the main one. */
export function WhatNow({ view, headline, inTheWay, rows, Sheet }: Props) {
  const [unfolded, setUnfolded] = useState(false);
  const problems = headline.about ? problemsOf(rows) : [];
  const awaited = inTheWay && !view.running ? rows.filter(isAwaited) : problems;
  const asks = problems.length > 0 || isCutOff(inTheWay) ? 'what_to_do' : headline.calls && 'calls_fail';
  const buttonClass = asks === 'calls_fail' ? 'button button-small' : inTheWay ? 'button' : 'button button-main';
  const unfold = () => setUnfolded(!unfolded);
  return (
    <>
      <div class="what-now">
        {inTheWay === 'captive-portal' && <SignInLink />}
        {asks && (
          <button
            type="button"
            class={buttonClass}
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
        {unfolded && <Sheet failing={headline.about ?? []} />}
      </div>
    </>
  );
}

/** Can nothing be mended here, so that what is left is other ways to reach each other? */
function isCutOff(network: UnjudgedNetwork | undefined): boolean {
  return network === 'national-only' || network === 'offline';
}

/** The connection kept it from being judged, so nobody knows how it is. */
function isAwaited({ verdict }: Row): boolean {
  return verdict !== undefined && wasNotJudged(verdict);
}
