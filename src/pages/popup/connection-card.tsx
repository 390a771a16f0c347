import type { ComponentChildren } from 'preact';
import type { UnjudgedNetwork } from '../../model/network-states.ts';
import { AccessNote } from '../shared/access-note.tsx';
import { CheckButton } from '../shared/check-button.tsx';
import { startCheck } from '../shared/current/actions.ts';
import { SignInLink } from '../shared/current/sign-in-link.tsx';
import type { View } from '../shared/current/view.ts';
import { PrivateNote } from '../shared/private-note.tsx';
import { t, textKey } from '../shared/text.ts';

interface Props {
  readonly view: View;
  readonly state: UnjudgedNetwork;
  /** The last results of messengers. */
  readonly list: ComponentChildren;
}

/** In place of the list, where the connection is the matter: what it means, what to do, and one button. */
export function ConnectionCard({ view, state, list }: Props) {
  return (
    <>
      <section class="connection-card" data-network-card={state}>
        <p>{t(textKey('network_text', state))}</p>
        {hasCheckButton(state) ? (
          <>
            <CheckButton onPress={() => void startCheck(view.missing)} />
            <AccessNote missing={view.missing} />
            <PrivateNote />
          </>
        ) : (
          <SignInLink />
        )}
      </section>
      <details class="before">
        <summary>{t('before_this')}</summary>
        {list}
      </details>
    </>
  );
}

/** Signing in comes before the next check. */
export function hasCheckButton(state: UnjudgedNetwork | undefined): boolean {
  return state !== undefined && state !== 'captive-portal';
}
