import type { Observation, Outcome } from '../../model/observation.ts';
import { redirectsOffSite } from '../../model/redirects-off-site.ts';

/**
 * Observations as lines of a report, from which `npm run scenario-from-report` makes a scenario: `- before
 * foreign/github https 200; start 40; 151 ms; stages 20 40 40 40; page 1`. They name endpoints and controls by the
 * catalogue's ids and no host. Sites inside a country are numbered, since their names reveal the country, and so are
 * the tags that compare addresses and pages.
 */
export function observationLines(observations: readonly Observation[]): string[] {
  const numbers = { site: numbering(), address: numbering(), page: numbering() };
  const first = Math.min(...observations.map(({ at }) => at));
  return observations.map((o) => {
    const facts = [
      `${o.phase} ${nameOf(o, numbers.site)} ${o.probe} ${outcomeText(o)}`,
      `start ${Math.round(o.at - first)}`,
      `${Math.round(o.tookMs)} ms`,
      ...(o.stages ? [`stages ${Object.values(inOrder(o.stages)).map(Math.round).join(' ')}`] : []),
      ...(o.transfer ? [`transfer ${[o.transfer.bytes, o.transfer.end, o.transfer.kbps ?? ''].join(' ').trim()}`] : []),
      ...(o.namesObjects === undefined ? [] : [`names ${o.namesObjects}`]),
      ...fileOfPage(o, observations),
      ...(o.reused && !o.madeInCheck ? ['reused'] : []),
      ...(o.addressKind ? [`address ${o.addressKind}`] : []),
      ...(o.ipVersion ? [`ipv${o.ipVersion}`] : []),
      ...(o.addressTag === undefined ? [] : [`address-tag ${numbers.address(o.addressTag)}`]),
      ...(o.pageTag === undefined ? [] : [`page ${numbers.page(o.pageTag)}`]),
      ...(o.proxied ? ['proxied'] : []),
      ...(o.addedAuthority ? ['added-authority'] : []),
      ...(o.stateAuthority ? ['state-authority'] : []),
      ...(o.connection ? [`connection ${o.connection}`] : []),
    ];
    return `- ${facts.join('; ')}`;
  });
}

/** `file there`, `file elsewhere`: for a file that a page names, on the page's host or on another. */
function fileOfPage({ subject, host }: Observation, all: readonly Observation[]): readonly string[] {
  if (subject.kind !== 'service' || subject.function !== 'media') return [];
  const page = all.find(
    ({ subject: other }) =>
      other.kind === 'service' &&
      other.service === subject.service &&
      other.endpoint === subject.endpoint &&
      other.function === 'web',
  );
  return page ? [`file ${page.host === host ? 'there' : 'elsewhere'}`] : [];
}

const inOrder = ({ dnsMs, tcpMs, tlsMs, firstByteMs }: NonNullable<Observation['stages']>) => [
  dnsMs,
  tcpMs,
  tlsMs,
  firstByteMs,
];

/** Gives each value the number of its first use, from 1. */
function numbering() {
  const known = new Map<unknown, number>();
  return (value: unknown): number => {
    const number = known.get(value) ?? known.size + 1;
    known.set(value, number);
    return number;
  };
}

/** `whatsapp/chat`, `signal/stun`, `foreign/github`, `domestic/1`. */
function nameOf({ subject }: Observation, siteNumber: (value: unknown) => number): string {
  if (subject.kind === 'service') {
    const relay = /^(?:stun|turns?):/.exec(subject.endpoint) && relayName(subject.endpoint);
    return `${subject.service}/${relay || subject.endpoint}`;
  }
  const name = subject.control.replace(`${subject.class}-`, '');
  return `${subject.class}/${subject.class === 'domestic' ? siteNumber(name) : name}`;
}

/** `stun`, `turn`, `turn-tcp` or `turns`: the protocol and transport of a call relay. */
export function relayName(url: string): string {
  const [scheme = ''] = url.split(':');
  return url.endsWith('transport=tcp') ? `${scheme}-tcp` : scheme;
}

/** An outcome in the words of scenarios. */
function outcomeText({ outcome, host }: Observation): string {
  switch (outcome.kind) {
    case 'answered':
      return answerText(outcome, host);
    case 'resolved':
      if (!outcome.exists) return 'no-such-name';
      if (outcome.ipv6Only) return 'exists ipv6-only';
      return ['exists', outcome.addressKinds[0], outcome.compared].filter(Boolean).join(' ');
    case 'relay-answered':
      return `relay-answered ${outcome.by}`;
    case 'skipped':
      return `skipped ${outcome.why}`;
    case 'failed':
      return outcome.failure;
    default:
      return outcome.kind;
  }
}

function answerText(
  { status, healthy, challenge, barsPlace, gateway, redirectedTo }: Extract<Outcome, { kind: 'answered' }>,
  host: string,
): string {
  if (challenge) return `${status} challenge`;
  if (barsPlace) return `${status} barred`;
  if (gateway) return `${status} gateway`;
  const leaves = redirectsOffSite(redirectedTo, { url: `https://${host}/`, healthy: {} });
  return `${status}${healthy || status >= 500 ? '' : ' altered'}${leaves ? ' to elsewhere.example' : ''}`;
}
