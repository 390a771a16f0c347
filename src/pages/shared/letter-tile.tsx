/** The first letter of a service on a neutral tile. Logos are trademarks of their owners and are not used. */
export function LetterTile({ name }: { readonly name: string }) {
  return (
    <span class="tile" aria-hidden="true">
      {[...name][0]}
    </span>
  );
}
