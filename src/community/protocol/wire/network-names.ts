/**
 * Finds the name of a network by its ASN in the file that scripts/network-data.ts writes: one line for each, ASN, tab,
 * name, sorted by ASN. It searches the text without parsing it, since one name of seventeen thousand is wanted.
 */
export function networkName(names: string, asn: number): string | undefined {
  const begin = `\n${asn}\t`;
  const at = `\n${names}`.indexOf(begin);
  if (at < 0) return undefined;
  const start = at + begin.length - 1;
  const end = names.indexOf('\n', start);
  return names.slice(start, end < 0 ? undefined : end);
}
