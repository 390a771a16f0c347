import type { Checked } from './check-catalogue.ts';
import { certificateWord } from './look-at-host.ts';
import type { PageFacts } from './page-file.ts';
import { columns } from './row.ts';
import { table } from './table.ts';

const pageColumns = [
  'page',
  'at',
  'status',
  'bytes',
  'encoding',
  'ms',
  'names',
  'file at',
  'length',
  'as',
  'in ms',
  'warning',
] as const;

const hostColumns = ['host', 'listed', 'authority', 'issuer', 'until', 'ALPN', 'addresses'] as const;

/** All results, for a person to read or to compare with a report from another network. */
export function report({ rows, hosts, mismatches, pages }: Checked): string {
  const hostRows = hosts.map(({ host, listed, facts }) => ({
    host,
    listed,
    authority: certificateWord(facts) ?? facts.error,
    issuer: facts.issuer,
    until: facts.until,
    ALPN: facts.alpn,
    addresses: facts.addresses.join(' '),
  }));
  const end =
    mismatches.length === 0
      ? 'Everything answers as the catalogue says.'
      : `${mismatches.length} would read wrongly: ${mismatches.join(', ')}`;
  const tables = [table(columns, rows), table(hostColumns, hostRows), table(pageColumns, pages.map(pageRow))];
  return [...tables, ...warningsOf(pages), end].join('\n\n');
}

function pageRow({ service, host, page, names, file, warning }: PageFacts) {
  return {
    page: service,
    at: host,
    status: page.error ?? page.status?.toString(),
    bytes: page.bytes.toString(),
    encoding: page.encoding,
    ms: page.tookMs.toString(),
    names: names.toString(),
    'file at': file?.host,
    length: file?.length.toString(),
    as: file?.encoding,
    'in ms': file?.tookMs.toString(),
    warning,
  };
}

/** Warnings about pages that name no measurable file. This is a fault of the catalogue, and changes no verdict. */
function warningsOf(pages: readonly PageFacts[]): readonly string[] {
  const warned = pages.filter(({ warning }) => warning !== undefined);
  if (warned.length === 0) return [];
  return [
    `${warned.length} of ${pages.length} pages show no file to measure by:`,
    warned.map(({ service, warning }) => `  ${service}: ${warning}`).join('\n'),
  ];
}

export function exitCodeOf({ mismatches }: Pick<Checked, 'mismatches'>): number {
  return mismatches.length === 0 ? 0 : 1;
}
