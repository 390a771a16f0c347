interface Props {
  readonly asn: number;
  readonly name: string | undefined;
  readonly href: string;
}

/** A network by its number, and by its name where that is known. */
export function NetworkName({ asn, name, href }: Props) {
  return (
    <>
      <a href={href}>AS{asn}</a>
      {name !== undefined && (
        <>
          {' '}
          <bdi>{name}</bdi>
        </>
      )}
    </>
  );
}
