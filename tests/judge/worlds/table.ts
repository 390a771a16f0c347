import type { EndpointFacts } from '../../../src/measure/endpoints/endpoint-facts.ts';
import type { CallFacts } from '../../../src/measure/endpoints/relays.ts';
import type { TransferFacts } from '../../../src/measure/transfers/transfer-facts.ts';
import type { When } from '../../../src/model/when.ts';
import type { World } from './world.ts';

const refused: When<EndpointFacts> = {
  channel: 'refused',
  page: ['fine', 'late'],
};
const hanging: When<EndpointFacts> = {
  channel: ['hangs', 'hangs-at-times'],
  page: ['fine', 'late'],
};
const cutChannel: When<EndpointFacts> = { channel: 'opened', moment: ['cut-at-times', 'cut'] };
const muteChannel: When<EndpointFacts> = { channel: 'opened', moment: 'silent' };
const error: When<EndpointFacts> = { answers: 'none', best: 'none', errors: 'several' };
const law: When<EndpointFacts> = { answers: 'none', best: 'none', law: true };

const looked: When<TransferFacts> = {
  firstSample: ['slow', 'late', 'fallen'],
  closer: 'made',
  controls: 'pass',
  tries: 'several',
  passes: true,
  speed: ['unknown', 'usual', 'lossy', 'fallen'],
  slower: [true, false],
};
const slowed: When<TransferFacts> = { ...looked, fine: ['none', 'some'] };
const stopped: When<TransferFacts> = { ...looked, firstSample: 'broken', fine: 'none', passes: false, slower: true };

const noRelay: When<CallFacts> = { relays: 'fail', controls: 'answer', around: ['answered', 'changed'] };

/**
 * States of the world, from the protocols and the browsers: none is taken from a rule. If a line gives several words,
 * the world can show each of them.
 */
// biome-ignore format: a table is read by its columns
export const worlds: readonly World[] = [
  // Nobody does anything.
  { id: 'healthy',              is: 'everything works',                                       who: 'nobody',  on: 'nothing', endpoint: [{}], transfer: [{}], abroad: [{}], calls: [{}], network: [{}] },

  // The name.
  { id: 'name-denied',          is: 'the resolver denies the name',                           who: 'path',    on: 'name', name: 'denied' },
  { id: 'name-denied-here',     is: 'a filter on this device denies the name',                who: 'filter',  on: 'name', name: ['denied', 'bogus'], near: true },
  { id: 'name-dropped',         is: 'lookups of the name are dropped',                        who: 'path',    on: 'name', name: 'lost' },
  { id: 'name-held-up',         is: 'lookups of the name are held up',                        who: 'path',    on: 'name', name: 'late' },
  { id: 'name-bogus',           is: 'the resolver gives an address that nobody has',          who: 'path',    on: 'name', name: 'bogus' },
  { id: 'name-led-to-nothing',  is: 'the resolver leads to an address where nothing is',      who: 'path',    on: 'name', name: 'false', there: { syn: ['silence', 'refusal', 'no-route'], port80: ['silence', 'refusal', 'answer'] }, near: [true, false] },
  { id: 'name-led-to-somebody', is: 'the resolver leads to somebody else’s server',           who: 'path',    on: 'name', name: 'false', there: { hello: ['another-name', 'unknown-authority', 'alert'] } },
  { id: 'name-led-to-a-trap',   is: 'the resolver leads to a host that cuts or swallows',     who: 'path',    on: 'name', name: 'false', there: { hello: ['silence', 'reset', 'close'], bareHello: ['silence', 'certificate'] } },
  { id: 'name-gone',            is: 'the name no longer exists',                              who: 'service', on: 'name', name: 'denied', elsewhere: 'gone' },
  { id: 'name-late',            is: 'the service’s own name servers answer late',             who: 'service', on: 'name', name: 'late' },
  { id: 'name-lost-by-line',    is: 'the line loses the lookup',                              who: 'line',    on: 'name', name: 'lost', line: 'loses' },

  // The address.
  { id: 'address-dropped',      is: 'packets to the address are dropped',                     who: 'path',    on: 'address', host: { syn: 'silence', bareHello: 'silence', port80: ['silence', 'answer'] } },
  { id: 'address-refused',      is: 'connections to the address are refused on the path',     who: 'path',    on: 'address', host: { syn: ['refusal', 'no-route'], port80: ['silence', 'refusal', 'answer'] }, near: [true, false] },
  { id: 'address-refused-here', is: 'a filter on this device refuses the address',            who: 'filter',  on: 'address', host: { syn: 'refusal', port80: ['refusal', 'answer'] }, near: true },
  { id: 'place-held-back',      is: 'the place of the service that this network is led to is held back, its others are not', who: 'path', on: 'address', name: 'local', there: { syn: ['silence', 'refusal', 'no-route'], port80: ['silence', 'refusal', 'answer'] }, near: [true, false] },
  { id: 'server-off',           is: 'the server is off',                                      who: 'service', on: 'address', host: { syn: ['silence', 'refusal', 'no-route'], port80: ['silence', 'refusal', 'answer'] } },
  { id: 'place-off',            is: 'the place of the service that this network is led to is off, its others are not', who: 'service', on: 'address', name: 'local', there: { syn: ['silence', 'refusal', 'no-route'], port80: ['silence', 'refusal', 'answer'] } },
  { id: 'no-route',             is: 'the line has no route to the address',                   who: 'line',    on: 'address', host: { syn: 'no-route', port80: 'refusal' }, near: [true, false] },
  { id: 'name-and-address',     is: 'the resolver leads to nothing, and the true address is held back too', who: 'path', on: ['name', 'address'], name: 'false', host: { syn: ['silence', 'refusal', 'no-route'] }, there: { syn: ['silence', 'refusal'], port80: ['silence', 'refusal'] }, near: [true, false] },

  // The handshake.
  { id: 'hello-swallowed',      is: 'the handshake is swallowed',                             who: 'path',    on: 'handshake', host: { hello: 'silence', port80: ['answer', 'silence', 'refusal'] } },
  { id: 'hello-cut',            is: 'the handshake is cut off',                               who: 'path',    on: 'handshake', host: { hello: ['reset', 'close'] } },
  { id: 'intercepted',          is: 'somebody on the path shows a certificate of their own',  who: 'path',    on: 'handshake', host: { hello: ['unknown-authority', 'another-name'] } },
  { id: 'intercepted-here',     is: 'a program on this device shows a certificate of its own', who: 'filter', on: 'handshake', host: { hello: 'unknown-authority' } },
  { id: 'large-packets-lost',   is: 'the line loses large packets from the server (path MTU)', who: 'line',   on: 'handshake', host: { hello: 'silence', bareHello: 'silence', port80: ['answer', 'refusal'] } },
  { id: 'tls-hangs',            is: 'the server accepts connections and answers no handshake', who: 'service', on: 'handshake', host: { hello: 'silence', bareHello: 'silence', port80: ['answer', 'silence', 'refusal'] } },
  { id: 'balancer-alone',       is: 'a balancer without a server behind it cuts connections', who: 'service', on: 'handshake', host: { hello: ['reset', 'close'], bareHello: 'alert' } },
  { id: 'handshake-misset',     is: 'the server turns the handshake away',                    who: 'service', on: 'handshake', host: { hello: 'alert' } },
  { id: 'names-mixed-up',       is: 'the server shows the certificate of another name',       who: 'service', on: 'handshake', host: { hello: 'another-name' } },
  { id: 'chain-incomplete',     is: 'the server leaves out a part of its certificate chain',  who: 'service', on: 'handshake', host: { hello: 'unknown-authority' } },

  // The page.
  { id: 'cut-after-handshake',  is: 'connections are cut off after their handshake',          who: 'path',    on: 'page', host: { request: ['reset', 'close'] } },
  { id: 'mute-after-handshake', is: 'connections are frozen after their handshake',           who: 'path',    on: 'page', host: { request: 'freeze' } },
  { id: 'server-hangs-up',      is: 'the server hangs up after the handshake',                who: 'service', on: 'page', host: { request: ['reset', 'close'] }, endpoint: [{ answers: 'none', best: 'none', failures: 'several', failedBy: 'else', otherPathAnswers: false }] },
  { id: 'one-path-fails',       is: 'the server fails at one path, after the handshake',      who: 'service', on: 'page', endpoint: [{ answers: 'none', best: 'none', failures: 'several', failedBy: ['silence', 'else'], otherPathAnswers: true }] },
  { id: 'server-hangs',         is: 'the server says nothing after the handshake',            who: 'service', on: 'page', host: { request: 'silence' } },
  { id: 'server-errs',          is: 'the server answers with errors of its own',              who: 'service', on: 'page', endpoint: [error, { page: 'error', channel: ['refused', 'hangs'] }] },
  { id: 'server-bars',          is: 'the service bars this country',                          who: 'service', on: 'page', endpoint: [law, { best: ['in-part', 'barred'] }, { best: 'in-part', inPlace: 'page-refusal', answers: 'none' }, { page: ['turns-away', 'barred'], channel: ['refused', 'not-tried'] }] },
  { id: 'server-changed',       is: 'the service has changed since the catalogue was written', who: 'service', on: 'page', endpoint: [{ best: 'another' }, { answers: 'none', best: 'none', inPlace: 'page-only' }, { page: 'elsewhere', channel: 'refused' }] },
  { id: 'page-replaced',        is: 'somebody whose authority this browser trusts answers in place of the service', who: 'path', on: 'page', endpoint: [{ answers: 'none', best: 'none', inPlace: ['page-intercepted', 'page-shared', 'page-gateway', 'page-only', 'page-refusal'] }, { best: ['another', 'in-part'] }, { answers: 'none', best: 'none', errors: ['intercepted', 'several'] }, law] },
  { id: 'plain-page-replaced',  is: 'a page is put in place of one over plain http',          who: 'path',    on: 'page', endpoint: [{ answers: 'none', best: 'none', inPlace: ['page', 'page-shared'] }] },
  { id: 'led-to-a-page',        is: 'the resolver leads to a server that this browser trusts', who: 'path',   on: ['name', 'page'], endpoint: [{ answers: 'none', best: 'none', inPlace: ['page-intercepted', 'page-shared', 'page-only'], ledAstray: [true, false] }] },

  // The message channel.
  { id: 'channel-refused',      is: 'message channels are refused on the path',               who: 'path',    on: 'channel', endpoint: [refused] },
  { id: 'channel-dropped',      is: 'message channels are dropped on the path',               who: 'path',    on: 'channel', endpoint: [hanging] },
  { id: 'channel-cut',          is: 'message channels are cut on the path once they are open', who: 'path',    on: 'channel', endpoint: [cutChannel] },
  { id: 'word-swallowed',       is: 'what is said on message channels is swallowed on the path', who: 'path',  on: 'channel', endpoint: [muteChannel] },
  { id: 'word-unknown',         is: 'the server no longer knows what its client says first',    who: 'service', on: 'channel', endpoint: [muteChannel, { channel: 'opened', moment: 'another' }] },
  { id: 'channel-gone',         is: 'the server wants another request for its channel',       who: 'service', on: 'channel', endpoint: [refused, hanging] },
  { id: 'channel-closed',       is: 'the server drops strangers from its channel',            who: 'service', on: 'channel', endpoint: [cutChannel] },

  // Bytes.
  { id: 'frozen',               is: 'connections freeze after some kilobytes',                who: 'path',    on: 'bytes', transfer: [stopped], broken: [{ came: ['nothing', 'little'], cut: [true, false], pace: 'quick' }, { of: 'page', came: 'little', cut: [true, false], pace: 'quick' }], abroad: [{ fine: 'none', passes: false }] },
  { id: 'throttled',            is: 'the service is slowed on the path',                      who: 'path',    on: 'bytes', transfer: [slowed], broken: [{ came: ['little', 'much'], cut: false, pace: 'crawls' }], abroad: [{ fine: ['none', 'some'] }] },
  { id: 'throttled-later',      is: 'the service is slowed after its first bytes',            who: 'path',    on: 'bytes', transfer: [{}] },
  { id: 'server-slow',          is: 'the server itself is slow',                              who: 'service', on: 'bytes', transfer: [slowed], broken: [{ came: 'much', cut: false, pace: ['crawls', 'quick'] }], abroad: [{ fine: ['none', 'some'] }] },
  { id: 'server-stops',         is: 'the server sends the head of a file, or a part of a page',      who: 'service', on: 'bytes', transfer: [stopped], broken: [{ of: 'file', came: 'nothing', cut: [true, false], pace: 'quick' }, { of: 'page', came: ['nothing', 'little'], cut: [true, false], pace: 'quick' }] },
  { id: 'upload-unwanted',      is: 'the server cuts an upload that it does not want',        who: 'service', on: 'bytes', transfer: [stopped], broken: [{ of: 'upload', came: ['nothing', 'little', 'much'], cut: true, pace: 'quick' }] },
  { id: 'line-slow',            is: 'the line is slow',                                       who: 'line',    on: 'bytes', transfer: [{ firstSample: ['slow', 'broken', 'late', 'nothing'], line: ['crawling', 'unknown'] }, { ...slowed, controlsSlow: ['these', 'downloads'], slower: false }], states: ['slow-line'], network: [{ slow: true }] },
  { id: 'line-stops',           is: 'the line stops large transfers',                         who: 'line',    on: 'bytes', transfer: [{ ...stopped, controls: ['none-passes', 'not-around'] }, { ...stopped, smallFails: true }, { firstSample: 'not-made', stopped: true }] },

  // Datagrams.
  { id: 'relays-dropped',       is: 'datagrams to the call relays are dropped',               who: 'path',    on: 'datagrams', calls: [noRelay] },
  { id: 'relays-off',           is: 'the call relays are off',                                who: 'service', on: 'datagrams', calls: [noRelay] },
  { id: 'no-datagrams',         is: 'this network lets no datagrams out',                     who: 'line',    on: 'datagrams', calls: [{ relays: 'fail', controls: 'silent', around: 'changed' }] },

  // The connection.
  { id: 'offline',              is: 'there is no internet',                                   who: 'line',    on: 'connection', states: ['offline'], network: [{ saysOffline: [true, false], answers: 'nothing', failing: ['link', 'else'], plain: 'nothing' }] },
  { id: 'sign-in',              is: 'the network wants a person to sign in',                  who: 'line',    on: 'connection', states: ['captive-portal', 'offline'], network: [{ answers: 'nothing', failing: 'else', plain: 'altered', untrusted: [true, false], mostFail: [true, false], operatorsFail: [true, false], controlsSilent: true }, { plain: 'altered', mostFail: true, operatorsFail: [true, false] }] },
  { id: 'sign-in-checks-pass',  is: 'the network wants a person to sign in, and lets platforms and their plain checks pass', who: 'line', on: 'connection', states: ['captive-portal', 'unknown'], network: [{ mostFail: true, operatorsFail: true, proxy: [true, false] }] },
  { id: 'sign-in-services-pass', is: 'the network wants a person to sign in, and lets services pass', who: 'line', on: 'connection', states: ['captive-portal', 'unknown'], network: [{ plain: 'altered', mostFail: true, operatorsFail: [true, false], controlsSilent: true }] },
  { id: 'sign-in-country-passes', is: 'the network wants a person to sign in, and lets sites of this country pass', who: 'line', on: 'connection', states: ['captive-portal', 'national-only', 'unknown', 'offline'], network: [{ plain: 'altered', mostFail: true, operatorsFail: [true, false], controlsSilent: true, reach: ['one-country', 'perhaps-one'] }] },
  { id: 'cut-off-from-abroad',  is: 'only sites of this country are let through',             who: 'path',    on: 'connection', states: ['national-only', 'offline'], network: [{ reach: ['one-country', 'perhaps-one'], controlsSilent: [true, false], mostFail: true, operatorsFail: [true, false], loses: [true, false] }] },
  { id: 'clock-wrong',          is: 'the clock of this device is wrong',                      who: 'device',  on: 'connection', states: ['clock-wrong'], network: [{ answers: ['nothing', 'something'], outOfDate: true, plain: 'answers' }] },
  { id: 'browser-refuses',      is: 'another program or policy stops this browser’s requests', who: 'device', on: 'connection', states: ['browser-blocked'], network: [{ answers: 'nothing', failing: 'browser', plain: ['nothing', 'answers'] }] },
  { id: 'proxy-off',            is: 'the proxy of this browser does not answer',              who: 'device',  on: 'connection', states: ['proxy-dead', 'proxied'], network: [{ answers: 'nothing', failing: ['proxy-not-reached', 'proxy-refuses'], plain: 'nothing', proxy: [true, false] }] },
  { id: 'through-a-proxy',      is: 'requests go through a proxy',                            who: 'device',  on: 'connection', states: ['proxied', 'online'], network: [{ proxy: [true, false] }] },
  { id: 'line-flaps',           is: 'the line comes and goes',                                who: 'line',    on: 'connection', states: ['unstable', 'online'], network: [{ flaps: true }, { loses: true }, { losesLarge: true }, { interrupted: true }] },
  { id: 'abroad-held-back',     is: 'everything from abroad freezes or is slowed',            who: 'path',    on: 'connection', states: ['abroad-frozen', 'abroad-slowed', 'slow-line', 'online'], network: [{ fromAbroad: ['frozen', 'slowed'], slow: [true, false] }] },
];
