/** Two letters of a service on a neutral tile. Logos are trademarks of their owners and are not used. */
export function LetterTile({ name }: { readonly name: string }) {
  return (
    <span class="tile" data-tint={tintOf(name)} aria-hidden="true">
      {lettersOf(name)}
    </span>
  );
}

/** "Wh" of WhatsApp, "GM" of Google Meet. Letters of other scripts may join, so there is one of these. */
function lettersOf(name: string): string {
  const [first = '', second] = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const [letter = '', next = ''] = first;
  if (!/\p{Script=Latin}/u.test(letter)) return letter;
  return letter + (second?.[0]?.toUpperCase() ?? next);
}

/** How many tints the style sheet has. */
const tints = 6;

/** The same for the same name everywhere. */
function tintOf(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % tints;
}
