import { services as catalogue } from '../../catalogue/catalogue.ts';
import { crowdVerdict } from '../../community/protocol/wire/cell.ts';
import type { Snapshot } from '../../community/protocol/wire/snapshot.ts';
import { layout } from './layout.tsx';
import { Pill } from './pill.tsx';
import { Time } from './time.tsx';
import { countryName, markOf } from './words.ts';

/** @param publishedAt epoch s */
export function indexPage(snapshots: readonly Snapshot[], publishedAt: number, publicKey: string): string {
  const byName = [...snapshots].sort((a, b) => countryName(a.country).localeCompare(countryName(b.country), 'en'));
  return layout({
    title: 'Reachable: which messengers people can reach',
    description: 'Where messengers work, are slowed or are blocked: counts of what people who share their checks saw.',
    main: (
      <>
        <h1>Which messengers people can reach</h1>
        <p class="lead">
          Counts of what people saw who check with Reachable and chose to share, up to <Time at={publishedAt} />. New
          ones come every six hours.
        </p>
        {byName.length === 0 ? (
          <p>There is too little to tell of any country as yet.</p>
        ) : (
          <Countries snapshots={byName} publishedAt={publishedAt} />
        )}
        <HowItIsMade />
        <Limits />
        <section id="data">
          <h2>The data</h2>
          <p>
            Every country has a page, its counts as CSV, and a JSON snapshot, once as it is and once compressed and
            signed. <a href="index.json">index.json</a> lists them. They are files: mirror them where you like. The
            public half of the key that signs them (ECDSA, P-256) is:
          </p>
          <p class="key">
            <code>{publicKey}</code>
          </p>
        </section>
      </>
    ),
  });
}

function HowItIsMade() {
  return (
    <section id="how">
      <h2>How it is made</h2>
      <ol>
        <li>
          Somebody checks from their own browser, and has chosen to share: one result for each service, with the
          country, the network and the six hours in which it was. No address, no time, no id.
        </li>
        <li>A relay passes it on sealed. It sees who sends and not what; the collector sees what and not who.</li>
        <li>
          Results are counted in the six hours in which they arrive. In each of these, one neighbourhood of addresses
          has one vote that a service works on a network, and one that it does not. Through several relays it has them
          in fewer six hours of a day.
        </li>
        <li>
          Noise is added to the counts of each six hours before anything is decided or published. A network is told from
          about forty reports a day on, a country from about sixty, if there are enough in the week before too. Smaller
          counts are only part of the country. All are rounded to five.
        </li>
        <li>Six hours that alone say something new wait for a second six hours that agree. Then only these count.</li>
        <li>
          Beside it stands what <a href="https://ooni.org/">OONI</a> measured. Where the two, or the networks of one
          country, contradict each other, it is called contested.
        </li>
      </ol>
    </section>
  );
}

function Limits() {
  return (
    <section id="limits">
      <h2>What it cannot tell</h2>
      <ul>
        <li>How many people a problem hits. Those who share are few, and not like everybody else.</li>
        <li>What a phone app sees. Apps use other addresses and other ways than a browser.</li>
        <li>Who does the blocking, and why.</li>
        <li>
          The truth against many liars: somebody with a lot of neighbourhoods on one network can outvote the honest ones
          there. What other networks and OONI contradict is marked, the rest is not.
        </li>
        <li>Anything about small networks. They are only in the counts of their country.</li>
      </ul>
    </section>
  );
}

interface CountriesProps {
  readonly snapshots: readonly Snapshot[];
  readonly publishedAt: number;
}

function Countries({ snapshots, publishedAt }: CountriesProps) {
  return (
    <table class="countries">
      <caption>The last 24 hours</caption>
      <thead>
        <tr>
          <th scope="col">Country</th>
          <th scope="col">Problems seen</th>
        </tr>
      </thead>
      <tbody>
        {snapshots.map((snapshot) => (
          <tr key={snapshot.country}>
            <th scope="row">
              <a href={`${snapshot.country}.html`}>{countryName(snapshot.country)}</a>
              {snapshot.publishedAt < publishedAt && <Age upTo={snapshot.publishedAt} />}
            </th>
            <td>
              <Troubles snapshot={snapshot} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Marks a country whose latest publication failed. */
function Age({ upTo }: { readonly upTo: number }) {
  return (
    <>
      {' '}
      <span class="quiet">
        up to <Time at={upTo} />
      </span>
    </>
  );
}

function Troubles({ snapshot: { services } }: { readonly snapshot: Snapshot }) {
  const shown = catalogue.filter(({ id }) => services[id]?.day);
  if (shown.length === 0) return <span class="quiet">Too little to tell</span>;
  const troubled = shown.filter(({ id }) => crowdVerdict(services[id]?.day) !== 'works');
  if (troubled.length === 0)
    return <span class="quiet">Few or none: {shown.map(({ name }) => name).join(', ')} work</span>;
  return (
    <ul class="troubles">
      {troubled.map(({ id, name }) => (
        <li key={id}>
          {name} <Pill mark={markOf(services[id]?.day)} />
        </li>
      ))}
    </ul>
  );
}
