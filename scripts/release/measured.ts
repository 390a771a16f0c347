import { knownObjects, transferEndpoint } from '../../src/measure/transfers/transfer-endpoint.ts';
import type { Service } from '../../src/model/service.ts';

/** Which bytes show whether a service is slowed down or freezes; `why` if none do. */
type Measured = { readonly by: 'known-file' | 'file-of-the-page' } | { readonly by: 'nothing'; readonly why: string };

export function measuredBy(service: Service): Measured {
  if (knownObjects(service)) return { by: 'known-file' };
  const web = transferEndpoint(service, 'media');
  if (web === undefined) return { by: 'nothing', why: 'it has no page that a browser may read' };
  return web.fileless === undefined ? { by: 'file-of-the-page' } : { by: 'nothing', why: web.fileless };
}

/** For how many services speed and freezing can be measured, and for which not. */
export function measuredIn(services: readonly Service[]): string {
  const all = services.map((service) => ({ name: service.name, ...measuredBy(service) }));
  const names = (by: Measured['by']) => all.filter((one) => one.by === by).map(({ name }) => name);
  const files = names('known-file');
  const pages = names('file-of-the-page');
  const left = all.flatMap((one) => (one.by === 'nothing' ? [`- ${one.name}: ${one.why}`] : []));
  return [
    `Speed and freezing can be told for ${files.length + pages.length} of ${services.length} services: for ${files.length} by a file that is known (${files.join(', ')}), and for ${pages.length} by a file that their page names on hosts of the catalogue, as far as public texts tell (${pages.join(', ')}).`,
    ...(left.length > 0 ? [`For ${left.length} they cannot:`, left.join('\n')] : []),
  ].join('\n\n');
}
