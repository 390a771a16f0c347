import { redirectsOffSite } from '../../../src/model/redirects-off-site.ts';
import type { Endpoint } from '../../../src/model/service.ts';
import { isHealthyStatus } from '../../../src/probe/http.ts';
import { healthyOf } from '../entry.ts';
import { isAsListed } from '../is-as-listed.ts';
import { listedStatus } from '../listed.ts';
import type { Edit } from './edit.ts';
import { isLate, isSilent, lateness } from './lateness.ts';
import type { DriftRow, Seen } from './seen.ts';

const statusOf = ({ answer }: Seen) => answer?.status ?? 0;
const isSuccess = (seen: Seen) => statusOf(seen) >= 200 && statusOf(seen) < 300;
const isListedStatus = (seen: Seen) => isHealthyStatus(statusOf(seen), healthyOf(seen.entry));
const isPage = ({ entry }: Seen) => entry.kind === 'endpoint' && entry.endpoint.function === 'web';
const isAsKnown = ({ entry, answer }: Seen) => answer !== undefined && isAsListed(entry.url, healthyOf(entry), answer);
const typeOf = ({ answer }: Seen) => answer?.headers?.['content-type']?.split(';')[0]?.trim() ?? '';

/** The listed hosts of the same service. */
function ownHosts({ entry }: Seen): readonly string[] {
  if (!('service' in entry)) return [];
  return entry.service.endpoints.flatMap(({ url, assets = [] }) => [
    new URL(url).hostname,
    ...assets.map((one) => one.host),
  ]);
}

const leads = ({ host, answer }: Seen) =>
  answer?.ledTo !== undefined && answer.ledTo !== host && (answer.status ?? 0) < 400;
const leadsAway = (seen: Seen) =>
  leads(seen) &&
  !ownHosts(seen).includes(seen.answer?.ledTo ?? '') &&
  redirectsOffSite(seen.answer?.ledTo, { url: seen.entry.url, healthy: healthyOf(seen.entry) });

/** The listed healthy answer, with these additions. */
function withHealthy({ entry }: Seen, more: Endpoint['healthy']): Edit {
  return { url: entry.url, property: 'healthy', to: { ...healthyOf(entry), ...more } };
}

const accepting = (seen: Seen) => {
  const { status } = healthyOf(seen.entry);
  return Array.isArray(status) ? withHealthy(seen, { status: [...status, statusOf(seen)] }) : undefined;
};

/** Texts of a few bytes that a person can look through. */
const isShortText = (text: string) => /^[\x20-\x7e]{1,200}$/.test(text);

/** An answer over https or http: first what keeps it from being one, last what is odd in it. */
export const answerRows: readonly DriftRow[] = [
  {
    when: isSilent,
    say: ({ host }) => `${host} takes the request and never answers: ask from another line, or find the new path.`,
  },
  {
    when: ({ answer }) => answer?.error !== undefined && answer.status === undefined,
    say: ({ host, answer }) =>
      `${host} hangs up on the request (${answer?.error}): ask from another line, or find the new path.`,
  },
  {
    when: ({ answer }) => answer?.challenge !== undefined,
    say: ({ host, answer }) =>
      `${host} stops node with a challenge (${answer?.challenge}): only a browser can tell what it answers.`,
  },
  {
    when: leadsAway,
    say: ({ host, answer }) =>
      `${host} leads to ${answer?.ledTo}, which the list does not name: name it if it is the service's own, or find the new address.`,
    edit: (seen) =>
      withHealthy(seen, { leadsTo: [...(healthyOf(seen.entry).leadsTo ?? []), seen.answer?.ledTo ?? ''] }),
  },
  {
    when: (seen) => leads(seen) && !isListedStatus(seen),
    say: (seen) =>
      `${seen.host} leads to ${seen.answer?.ledTo} with ${statusOf(seen)} where the list says ${listedStatus(seen.entry)}: accept ${statusOf(seen)}, or ask there.`,
    edit: accepting,
  },
  {
    when: (seen) => leads(seen) && ownHosts(seen).includes(seen.answer?.ledTo ?? ''),
    say: ({ host, answer }) =>
      `${host} leads to ${answer?.ledTo}, which the list has too: that is no fault, and asking there saves a step.`,
  },
  {
    when: (seen) => statusOf(seen) >= 500 && !isListedStatus(seen),
    say: (seen) =>
      `${seen.host} answers ${statusOf(seen)} where the list says ${listedStatus(seen.entry)}: its server has a bad day, so ask again.`,
  },
  {
    when: (seen) => !isListedStatus(seen),
    say: (seen) =>
      `${seen.host} answers ${statusOf(seen)} where the list says ${listedStatus(seen.entry)}: accept ${statusOf(seen)}, or find the new path.`,
    edit: accepting,
  },
  {
    when: (seen) => isPage(seen) && [404, 410].includes(statusOf(seen)) && !healthyOf(seen.entry).status,
    say: (seen) => `${seen.host} answers ${statusOf(seen)} where a page should be: find the new path.`,
  },
  {
    when: (seen) =>
      isSuccess(seen) && (isPage(seen) || !isAsKnown(seen)) && (seen.answer?.length === 0 || seen.answer?.text === ''),
    say: ({ host }) => `${host} answers with an empty page: find the new path.`,
  },
  {
    when: (seen) => healthyOf(seen.entry).body !== undefined && isSuccess(seen) && !isAsKnown(seen),
    say: (seen) =>
      `${seen.host} answers with another text than the list has: take the new one if it is the service's own, or find the new path.`,
    edit: (seen) => {
      const text = seen.answer?.text?.trim() ?? '';
      return isShortText(text) ? withHealthy(seen, { body: text }) : undefined;
    },
  },
  {
    when: (seen) => {
      const { contentType } = healthyOf(seen.entry);
      return isSuccess(seen) && contentType !== undefined && !typeOf(seen).includes(contentType);
    },
    say: (seen) =>
      `${seen.host} answers as ${typeOf(seen) || 'no type'} where the list says ${healthyOf(seen.entry).contentType}: take the new type if the page is the service's own, or find the new path.`,
    edit: (seen) => (typeOf(seen) ? withHealthy(seen, { contentType: typeOf(seen) }) : undefined),
  },
  {
    when: (seen) => isSuccess(seen) && !isAsKnown(seen) && healthyOf(seen.entry).contains !== undefined,
    say: (seen) =>
      `${seen.host} answers with a page without ${healthyOf(seen.entry).contains}: find a mark of the new page, or the new path.`,
  },
  {
    when: (seen) => isSuccess(seen) && !isAsKnown(seen),
    say: (seen) =>
      `${seen.host} answers without a header that the list knows it by (${Object.keys(healthyOf(seen.entry).headers ?? {}).join(', ')}): find a mark of the new server, or the new address.`,
  },
  {
    when: ({ answer }) => isLate(answer),
    say: ({ host, answer }) =>
      `${host} begins its answer after ${lateness(answer)}: nothing to change, but ask again at another hour.`,
  },
];
