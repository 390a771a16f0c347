/** What a server wants in a WebSocket handshake before it opens the channel; it refuses the others. */
export interface ChannelDemand {
  readonly hosts: RegExp;
  readonly subprotocol?: string;
  readonly origin?: string;
  /** The public text that says so. */
  readonly source: string;
}

export const channelDemands: readonly ChannelDemand[] = [
  {
    hosts: /^(?:kws\d|pluto|venus|aurora|vesta|flora)(?:-1)?\.web\.telegram\.org$/,
    subprotocol: 'binary',
    source: 'core.telegram.org/mtproto/transports: "a Sec-WebSocket-Protocol: binary header must be present"',
  },
  {
    hosts: /^web\.whatsapp\.com$/,
    origin: 'https://web.whatsapp.com',
    source: 'tulir/whatsmeow socket/constants.go, which sends the Origin of the web client',
  },
];

/** The status with which a server refuses a handshake that lacks what it wants; undefined where it opens the channel. */
export function refusalOf(
  host: string,
  { subprotocols, origin }: { readonly subprotocols: readonly string[]; readonly origin: string | undefined },
): number | undefined {
  const demand = channelDemands.find(({ hosts }) => hosts.test(host));
  if (demand?.subprotocol !== undefined && !subprotocols.includes(demand.subprotocol)) return 400;
  if (demand?.origin !== undefined && demand.origin !== origin) return 403;
  return undefined;
}
