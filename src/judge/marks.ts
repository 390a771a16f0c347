import type { Instrument } from '../model/instruments.ts';

/** What later steps need to know of a judgement. Reasons are only for display: a step decides by these marks. */
export interface Marks {
  /** Neither the cause is known nor whether name or address are held back. `silence`: what failed fell silent. */
  readonly unclear?: 'silence' | 'else';
  /** A doubt that time does not lessen: an outage, or a page of its own, would look the same. */
  readonly lastingDoubt?: true;
  /** What shows that somebody on the path causes it, not the service. For a whole: only if each part has one. */
  readonly shownBy?: Instrument;
  /** It is certain, and its reasons say how it is shown who causes it. */
  readonly makerShown?: true;
  /** The server was reached beyond doubt and answers with errors of its own. */
  readonly ill?: 'error';
  /** Its name leads outside its networks to where nothing answers, although the address that others get does. */
  readonly deadEnd?: true;
  /** Another path of its host answers. */
  readonly onePath?: true;
  /** All hosts of the service show it. */
  readonly ofAllHosts?: true;
  /** An answer that the catalogue does not expect. */
  readonly differs?: true;
  /** A certificate that is not the service's. */
  readonly wrongCertificate?: true;
  /** It works, but failed on some tries. */
  readonly atTimes?: true;
  /** Without access, the browser only shows that something answers. */
  readonly opaque?: true;
  /** No byte of a page came, although something else of its host did. */
  readonly nothingOfPage?: true;
  /** A single try looked wrong. */
  readonly once?: true;
  /** No transfer was made, or none that could be compared. */
  readonly notCompared?: true;
  /** It came over a connection from before the check, which a slowdown of new ones does not affect. */
  readonly oldConnection?: true;
  /** This state of the connection does not allow a verdict on it. */
  readonly notJudged?: true;
  /** It counts without a control that answers afterwards. */
  readonly standsAlone?: true;
}

/** The marks of a whole, from those of its parts. What is unclear of a part need not be unclear of the whole. */
export function marksOf(parts: readonly { readonly marks?: Marks }[]): Marks {
  const { unclear: _unclear, shownBy, ...merged } = Object.assign({}, ...parts.map(({ marks }) => marks)) as Marks;
  return {
    ...merged,
    ...(shownBy && parts.every(({ marks }) => marks?.shownBy) ? { shownBy } : {}),
  };
}
