import type { Checked } from './check-catalogue.ts';
import { columns } from './row.ts';
import { table } from './table.ts';

const hostColumns = ['host', 'authority', 'issuer', 'until', 'ALPN', 'addresses'] as const;

/** All that was seen, for a person to read or to compare with the report of another network. */
export function report({ rows, hosts, mismatches }: Checked): string {
  const hostRows = hosts.map(({ host, authority, issuer, until, alpn, addresses, error }) => ({
    host,
    authority: authority ?? error,
    issuer,
    until,
    ALPN: alpn,
    addresses: addresses.join(' '),
  }));
  const end =
    mismatches.length === 0
      ? 'Everything answers as the catalogue says.'
      : `${mismatches.length} would read wrongly: ${mismatches.join(', ')}`;
  return [table(columns, rows), '', table(hostColumns, hostRows), '', end].join('\n');
}

export function exitCodeOf({ mismatches }: Pick<Checked, 'mismatches'>): number {
  return mismatches.length === 0 ? 0 : 1;
}
