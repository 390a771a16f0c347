/** The first letter of a service on a neutral tile. Logos belong to their owners and are never shown. */
export function LetterTile({ name }: { readonly name: string }) {
  return (
    <span class="tile" aria-hidden="true">
      {[...name][0]}
    </span>
  );
}
