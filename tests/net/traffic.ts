/** One TCP connection that reached the servers. */
export interface Connection {
  readonly at: number;
  /** Its source, `address:port`, which is its key. */
  readonly from: string;
  /** Its destination address. */
  readonly to: string;
  closedAt?: number;
  /** The bytes so far, while it is open. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Present after a whole ClientHello. */
  hello?: Hello;
}

/** A ClientHello, and how the handshake ended. */
export interface Hello {
  readonly at: number;
  /** `''` if no name was sent. */
  readonly serverName: string;
  settledAt?: number;
  finished: boolean;
  /** It resumed the session of an earlier connection, which shows that both are from the same client. */
  resumed?: boolean;
}

/** A request, recorded after its head. */
export interface Request {
  readonly at: number;
  readonly connection: Connection;
  readonly secure: boolean;
  readonly upgrade: boolean;
  readonly version: '1.1' | '2';
  /** Whether the server may push what was not requested (RFC 9113, 8.4). */
  readonly takesPushes: boolean;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  bodyBytes: number;
}

/** Everything that reached the servers since the start or the last `forget()`. */
export interface Traffic {
  readonly connections: Connection[];
  readonly requests: Request[];
  readonly forget: () => void;
}

export function makeTraffic(): Traffic {
  const connections: Connection[] = [];
  const requests: Request[] = [];
  return {
    connections,
    requests,
    forget() {
      connections.length = 0;
      requests.length = 0;
    },
  };
}

/** New TLS handshakes by server name. */
export function handshakes(traffic: Traffic): Map<string, Hello[]> {
  const byName = new Map<string, Hello[]>();
  for (const { hello } of traffic.connections) {
    if (hello === undefined) continue;
    byName.set(hello.serverName, [...(byName.get(hello.serverName) ?? []), hello]);
  }
  return byName;
}

/** The most simultaneous handshakes, by server name. */
export function handshakesAtOnce(traffic: Traffic): Map<string, number> {
  const most = new Map<string, number>();
  for (const [name, hellos] of handshakes(traffic)) {
    const atOnce = hellos.map(
      ({ at }) => hellos.filter((other) => other.at <= at && (other.settledAt ?? Number.POSITIVE_INFINITY) > at).length,
    );
    most.set(name, Math.max(...atOnce));
  }
  return most;
}

/** Bytes in both directions, with TLS and headers, without TCP and IP. */
export function bytesMoved(traffic: Traffic): number {
  return traffic.connections.reduce((sum, { bytesIn, bytesOut }) => sum + bytesIn + bytesOut, 0);
}
