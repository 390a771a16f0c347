import type { Instrument } from '../model/instruments.ts';

/** What later steps ask of a judgement. Its reasons are only said: a step that decides asks for one of these. */
export interface Marks {
  /** Neither a cause is known nor whether name or address are held back. `silence`: what failed fell silent. */
  readonly unclear?: 'silence' | 'else';
  /** A doubt that time does not lessen: an outage, or a page of its own, would look the same. */
  readonly lastingDoubt?: true;
  /** What shows that somebody on the path causes it, and not the service. Of a whole: only where each part has one. */
  readonly shownBy?: Instrument;
  /** It is certain, and its reasons say what shows who causes it. */
  readonly makerShown?: true;
  /** The server was reached beyond doubt and answers with errors of its own. */
  readonly ill?: 'error';
  /** Its name leads outside its networks to where nothing answers, though the address that others get does. */
  readonly deadEnd?: true;
  /** Another path of its host answers. */
  readonly onePath?: true;
  /** It is seen at all hosts of the service. */
  readonly ofAllHosts?: true;
  /** An answer that the catalogue does not know. */
  readonly differs?: true;
  /** A certificate that is not the one of the service. */
  readonly wrongCertificate?: true;
  /** It failed on some tries, and works. */
  readonly atTimes?: true;
  /** A browser without access shows no more than that something answers. */
  readonly opaque?: true;
  /** Not a byte of a page came, though something else of its host did. */
  readonly nothingOfPage?: true;
  /** A single try looked wrong. */
  readonly once?: true;
  /** No transfer was made, or none that could be compared. */
  readonly notCompared?: true;
  /** It came over a connection from before the check, where what slows new ones does not show. */
  readonly oldConnection?: true;
  /** In this state of the connection nothing can be said of it. */
  readonly notJudged?: true;
  /** It does not take a control that answers afterwards to believe it. */
  readonly standsAlone?: true;
}

/** The marks of a whole, by those of its parts. What is unclear of a part need not be of the whole. */
export function marksOf(parts: readonly { readonly marks?: Marks }[]): Marks {
  const { unclear: _unclear, shownBy, ...merged } = Object.assign({}, ...parts.map(({ marks }) => marks)) as Marks;
  return {
    ...merged,
    ...(shownBy && parts.every(({ marks }) => marks?.shownBy) ? { shownBy } : {}),
  };
}
