/** A change of one property of the entry with this URL. */
export interface Edit {
  readonly url: string;
  readonly property: 'healthy' | 'certificate' | 'stateAuthority' | 'minBytes' | 'redirectsTo';
  readonly to: string | number | object;
}

/** Before which property a new one goes. */
const before: Partial<Record<Edit['property'], string>> = { stateAuthority: 'hstsPreloaded', redirectsTo: 'source' };

/** What a program may replace: an object, text or number literal, but no name and no comment. */
const literal = /^(?:\{(?:'[^']*'|(?!\/\/|\.\.\.)[^'])*\}|'[^']*'|[\d_]+),$/;

/**
 * The source of a catalogue file after this change. The entry is the lines that are indented like its URL. Undefined if
 * the URL or the value is computed there, so that a person has to write it.
 */
export function edited(source: string, { url, property, to }: Edit): string | undefined {
  const lines = source.split('\n');
  const at = lines.findIndex((line) => line.trim() === `url: '${url}',`);
  const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? '';
  const isOutside = (line: string) => line !== '' && !line.startsWith(indent);
  const begin = lines.findLastIndex((line, index) => index < at && isOutside(line)) + 1;
  const end = lines.findIndex((line, index) => index > at && isOutside(line));
  const find = (name: string) =>
    lines.findIndex((line, index) => index >= begin && index < end && line.startsWith(`${indent}${name}: `));
  if (at < 0) return undefined;
  const written = `${indent}${property}: ${textOf(to)},`;
  const from = find(property);
  if (from < 0) {
    const next = find(before[property] ?? '');
    return next < 0 ? undefined : [...lines.slice(0, next), written, ...lines.slice(next)].join('\n');
  }
  const isOpen = /[{[]$/.test(lines[from] ?? '');
  const last = isOpen ? lines.findIndex((line, index) => index > from && line.startsWith(`${indent}}`)) : from;
  const value = lines
    .slice(from, last + 1)
    .join('\n')
    .slice(`${indent}${property}: `.length);
  return literal.test(value) ? [...lines.slice(0, from), written, ...lines.slice(last + 1)].join('\n') : undefined;
}

/** As it is written in the catalogue, except the formatter's line ends. */
function textOf(value: Edit['to']): string {
  if (typeof value === 'number') return String(value).replace(/\B(?=(?:\d{3})+$)/g, '_');
  return JSON.stringify(value);
}
