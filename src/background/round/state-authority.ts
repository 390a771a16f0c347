import { isAnswer } from '../../measure/check/outcomes.ts';
import { meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Endpoint } from '../../model/service.ts';
import type { Sighting } from '../../probe/http.ts';

/** Says of a sighting that its certificate is of a state authority, as far as the catalogue and the controls allow that. */
export function withStateAuthority(
  sighting: Sighting,
  { stateAuthority }: Pick<Endpoint, 'stateAuthority'>,
  seen: readonly Observation[],
): Sighting {
  if (stateAuthority === undefined || !isOfUnusualAuthority(sighting)) return sighting;
  // Where no control answers over https, everything may be intercepted.
  const isSound = seen.some(
    (o) => o.subject.kind === 'control' && o.probe === 'https' && isAnswer(o) && !o.addedAuthority,
  );
  return isSound ? { ...sighting, stateAuthority: true } : sighting;
}

function isOfUnusualAuthority({ outcome, addedAuthority }: Sighting): boolean {
  if (addedAuthority) return true;
  // Of an error that has no name but "TLS" not even the certificate is known.
  return (
    outcome.kind === 'failed' && outcome.failure !== 'ssl_error' && meaningOf(outcome.failure).unknownAuthority === true
  );
}
