/**
 * The names of networks by their number, packed by scripts/networks.mjs: a line for each, number and name with a
 * tab between, in the order of the numbers. The text is searched as it is: one name is wanted, not seventeen thousand.
 */
export function networkName(names: string, asn: number): string | undefined {
  const begin = `\n${asn}\t`;
  const at = `\n${names}`.indexOf(begin);
  if (at < 0) return undefined;
  const start = at + begin.length - 1;
  const end = names.indexOf('\n', start);
  return names.slice(start, end < 0 ? undefined : end);
}
