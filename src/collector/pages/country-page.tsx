import { services as catalogue } from '../../catalogue/catalogue.ts';
import { crowdVerdict } from '../../community/protocol/wire/cell.ts';
import type { Networks } from '../../community/protocol/wire/networks.ts';
import type { Cell, OoniFigures, Snapshot } from '../../community/protocol/wire/snapshot.ts';
import { dayOfSlot } from '../days.ts';
import { DayBars } from './day-bars.tsx';
import { layout } from './layout.tsx';
import { explorerLink } from './ooni-link.ts';
import { Pill } from './pill.tsx';
import { Time } from './time.tsx';
import { countryName, countsOf, dayText, markOf, number, percent } from './words.ts';

/** @param snapshot with all networks, also those that do not fit into a sealed answer */
export function countryPage(snapshot: Snapshot, nameOf: Networks['nameOf']): string {
  const { country, publishedAt } = snapshot;
  const name = countryName(country);
  const shown = catalogue.filter(({ id }) => snapshot.services[id]);
  const unpublished = catalogue.filter(({ id }) => !snapshot.services[id]);
  return layout({
    title: `${name} · Reachable`,
    description: `Whether messengers work, are slowed or are blocked in ${name}: what people who share their checks saw.`,
    main: (
      <>
        <h1>{name}</h1>
        <p class="lead">
          What people here saw who share their checks, in the 24 hours and 30 days up to <Time at={publishedAt} />. They
          chose to share, so this is no survey.
        </p>
        {shown.length === 0 ? (
          <p>Too little to tell anything as yet.</p>
        ) : (
          <nav aria-label="Services">
            <ul class="chips">
              {shown.map(({ id, name: service }) => (
                <li key={id}>
                  <a href={`#${id}`}>{service}</a> <Pill mark={markOf(snapshot.services[id]?.day)} />
                </li>
              ))}
            </ul>
          </nav>
        )}
        {shown.map(({ id, name: service }) => (
          <ServiceSection key={id} snapshot={snapshot} id={id} name={service} nameOf={nameOf} />
        ))}
        {unpublished.length > 0 && shown.length > 0 && (
          <section>
            <h2>Too little to tell anything as yet</h2>
            <p>{unpublished.map(({ name: service }) => service).join(', ')}</p>
          </section>
        )}
        <HowToRead />
        <section>
          <h2>The data</h2>
          <p>
            <a href={`${country}.csv`}>All counts as CSV</a> · <a href={`${country}.json`}>The snapshot as JSON</a> ·{' '}
            <a href={`${country}.snapshot`}>The same, compressed and signed</a>
          </p>
        </section>
      </>
    ),
  });
}

function HowToRead() {
  return (
    <section>
      <h2>How to read this</h2>
      <ul>
        <li>
          Every count is a little wrong on purpose and rounded to five, so that nobody can be found in it. A network is
          told apart from about forty reports a day on, and a large one from about fifty; a country from about sixty.
        </li>
        <li>
          “Works” means that at most a fifth of the reports see a problem, “has problems” that at least four fifths do;
          between them it is “mixed”.
        </li>
        <li>
          “Contested” means that OONI, or at least as many reports from other networks of the country, see something
          quite different: a block on this network alone, or false reports.
        </li>
        <li>
          “May be changing” means that six hours alone say something new. It is told once a second six hours agree; then
          only the reports since the change are counted.
        </li>
        <li>
          A report says what a browser saw, not what a phone app would.{' '}
          <a href="index.html#limits">What this cannot tell</a>
        </li>
      </ul>
    </section>
  );
}

interface ServiceSectionProps {
  readonly snapshot: Snapshot;
  readonly id: string;
  readonly name: string;
  readonly nameOf: Networks['nameOf'];
}

function ServiceSection({ snapshot, id, name, nameOf }: ServiceSectionProps) {
  const { services, networks, counter, country } = snapshot;
  const { day, month, strip, ooni } = services[id] ?? {};
  const lastDay = dayOfSlot(counter) - 1;
  const rows = networks.flatMap(({ asn, services: own }) => {
    const cells = own[id];
    return cells ? [{ asn, ...cells }] : [];
  });
  return (
    <section id={id} class="service" aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`}>{name}</h2>
      <p class="now">
        <Pill mark={markOf(day)} /> {countsOf(day)} {doubtOf(day)}
      </p>
      {strip !== undefined && (
        <figure>
          <DayBars tenths={strip} service={name} lastDay={lastDay} />
          <figcaption>
            <span>{dayText(lastDay - strip.length + 1, 'short')}</span>
            <span>share with a problem, day by day</span>
            <span>{dayText(lastDay, 'short')}</span>
          </figcaption>
        </figure>
      )}
      {ooni && (
        <p class="ooni">
          {ooniText(ooni)} <a href={explorerLink(country, id, dayOfSlot(counter))}>See them in OONI Explorer</a>
        </p>
      )}
      <table>
        <caption>Reports with a problem, out of all; about right</caption>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Last 24 hours</th>
            <th scope="col">Last 30 days</th>
          </tr>
        </thead>
        <tbody>
          <tr class="all">
            <th scope="row">Whole country</th>
            <CellData cell={day} />
            <CellData cell={month} />
          </tr>
          {rows.map(({ asn, day: ofDay, month: ofMonth }) => (
            <tr key={asn}>
              <NetworkHead asn={asn} name={nameOf(asn)} />
              <CellData cell={ofDay} />
              <CellData cell={ofMonth} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function NetworkHead({ asn, name }: { readonly asn: number; readonly name: string | undefined }) {
  return (
    <th scope="row">
      <a href={`https://explorer.ooni.org/as/AS${asn}`}>AS{asn}</a>
      {name !== undefined && (
        <>
          {' '}
          <bdi>{name}</bdi>
        </>
      )}
    </th>
  );
}

function CellData({ cell }: { readonly cell: Cell | undefined }) {
  return (
    <td>
      <Pill mark={markOf(cell)} />
      {cell && (
        <>
          {' '}
          <span class="counts">
            {number(cell[1])} of {number(cell[0])}
          </span>
        </>
      )}
    </td>
  );
}

function doubtOf(cell: Cell | undefined): string {
  const verdict = crowdVerdict(cell);
  if (verdict === 'contested') return 'OONI sees something quite different.';
  return verdict === 'held' ? 'The last hours say something new, which is not in these counts yet.' : '';
}

function ooniText({ n, anomaly, confirmed }: OoniFigures): string {
  const blocks = confirmed === 0 ? '' : `, ${percent(confirmed / n)} confirmed as blocked`;
  return `OONI, last 7 days: ${number(n)} measurements, ${percent(anomaly / n)} with anomalies${blocks}.`;
}
