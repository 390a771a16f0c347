import { createServer, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type Fetcher, fetchHere } from '../../src/probe/fetch-here.ts';
import type { SampleLimits } from '../../src/probe/receive.ts';
import { probeDownload, probeNamedObject, probeObjectHead, probePage, probeUpload } from '../../src/probe/transfer.ts';
import { fakeEvents } from './fake-events.ts';
import { contextOf } from './probing.ts';

/** Each test has its own server, since these tests are about how the bytes arrive. */
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

async function serve(listener: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/large`;
}

const limits = { maxBytes: 200_000, maxMs: 3000, stallMs: 400 };
const never = () => false;
const chunk = Buffer.alloc(8192, 1);

describe('a download', () => {
  it('requests only the beginning, and measures how much came and how fast', async () => {
    let range: string | undefined;
    const url = await serve((request, response) => {
      range = request.headers.range;
      response.writeHead(206);
      response.end(Buffer.alloc(200_000, 1));
    });
    const seen = await probeDownload('download', url, limits, contextOf(), never);
    expect(range).toBe('bytes=0-199999');
    expect(seen).toMatchObject({ probe: 'download', outcome: { kind: 'answered', status: 206, healthy: true } });
    expect(seen.transfer).toMatchObject({ direction: 'down', bytes: 200_000, end: 'enough' });
    expect(seen.transfer?.kbps).toBeGreaterThan(1000);
  });

  /** Serves the parts that are asked for, and waits before each. */
  async function serveParts(waitMs: number) {
    const ranges: string[] = [];
    const url = await serve((request, response) => {
      const [, from = 0, to = 0] = /(\d+)-(\d+)/.exec(request.headers.range ?? '')?.map(Number) ?? [];
      ranges.push(request.headers.range ?? '');
      response.writeHead(206);
      response.write(Buffer.alloc(1));
      setTimeout(() => response.end(Buffer.alloc(to - from)), waitMs);
    });
    return { url, ranges };
  }

  async function downloadInParts(url: string, maxMs = limits.maxMs) {
    const inParts = { ...limits, maxMs, stallMs: 20_000, parts: { firstBytes: 20_000, minPartBytes: 20_000 } };
    return (await probeDownload('download', url, inParts, contextOf(), never)).transfer;
  }

  it('in parts asks for the rest if the first part came soon', async () => {
    const { url, ranges } = await serveParts(0);
    const transfer = await downloadInParts(url, 60_000);
    expect(ranges).toEqual(['bytes=0-19999', 'bytes=20000-199999']);
    expect(transfer).toMatchObject({ bytes: 200_000, end: 'enough' });
  });

  it('in parts is over, with nothing under way, where the first part took all the time', async () => {
    const { url, ranges } = await serveParts(300);
    const transfer = await downloadInParts(url, 200);
    expect(ranges).toEqual(['bytes=0-19999']);
    expect(transfer).toMatchObject({ bytes: 20_000, end: 'whole' });
  });

  it('in parts reads on if a server sends everything at once', async () => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      response.end(Buffer.alloc(300_000, 1));
    });
    const transfer = await downloadInParts(url);
    expect(transfer?.end).toBe('enough');
    expect(transfer?.bytes).toBeGreaterThanOrEqual(200_000);
    expect(requests).toBe(1);
  });

  it('in parts keeps what came of an object that has no further part', async () => {
    const url = await serve((request, response) => {
      const isFirst = request.headers.range === 'bytes=0-19999';
      response.writeHead(isFirst ? 206 : 416).end(isFirst ? Buffer.alloc(20_000) : '');
    });
    const transfer = await downloadInParts(url);
    expect(transfer).toMatchObject({ bytes: 20_000, end: 'whole' });
  });

  it('in parts has stalled if the next part does not begin', async () => {
    const url = await serve((request, response) => {
      if (request.headers.range === 'bytes=0-19999') response.writeHead(206).end(Buffer.alloc(20_000));
    });
    const transfer = await downloadInParts(url);
    expect(transfer).toMatchObject({ bytes: 20_000, end: 'stalled' });
  });

  it('follows a redirect only to where it may', async () => {
    const asked: string[] = [];
    const elsewhere = await serve((request, response) => {
      asked.push(request.url ?? '');
      response.end(chunk);
    });
    const url = await serve((_request, response) => response.writeHead(302, { location: elsewhere }).end());
    const context = contextOf({ events: fakeEvents({ redirectUrl: elsewhere }) });

    const refused = await probeDownload('download', url, limits, context, never);
    expect(asked).toEqual([]);
    expect(refused.outcome).toMatchObject({ kind: 'answered', status: 302, healthy: false });
    const followed = await probeDownload('download', url, limits, context, (to) => to === elsewhere);
    expect(asked).toEqual(['/large']);
    expect(followed.transfer).toMatchObject({ direction: 'down', bytes: chunk.length, end: 'whole' });
  });

  it('goes where the head of the object led, and if nothing is there asks anew', async () => {
    const asked: string[] = [];
    let isThere = true;
    const elsewhere = await serve((request, response) => {
      asked.push(`elsewhere ${request.method}`);
      if (isThere) response.end(chunk);
      else response.writeHead(403).end();
    });
    const url = await serve((request, response) => {
      asked.push(`here ${request.method}`);
      if (request.method === 'HEAD') response.writeHead(302, { location: elsewhere }).end();
      else response.end(chunk);
    });
    const storedAt = new Map<string, string>();
    const head = await probeObjectHead(
      url,
      contextOf({ events: fakeEvents({ redirectUrl: elsewhere }) }),
      never,
      storedAt,
    );
    expect(head).toMatchObject({ probe: 'object-head', outcome: { kind: 'answered', status: 302 } });

    const download = (mayFollow: () => boolean) =>
      probeDownload('download', url, limits, contextOf(), mayFollow, storedAt);
    expect((await download(() => true)).transfer?.bytes).toBe(chunk.length);
    expect(asked).toEqual(['here HEAD', 'elsewhere GET']);
    await download(never);
    expect(asked.splice(0)).toEqual(['here HEAD', 'elsewhere GET', 'here GET']);
    isThere = false;
    expect((await download(() => true)).transfer?.bytes).toBe(chunk.length);
    expect(asked).toEqual(['elsewhere GET', 'here GET']);
  });

  it('is preceded by the head of the object from the host that stores it', async () => {
    let status = 200;
    const elsewhere = await serve((_request, response) => {
      if (status > 0) response.writeHead(status).end();
    });
    const url = await serve((_request, response) => response.writeHead(302, { location: elsewhere }).end());
    const context = contextOf({ events: fakeEvents({ redirectUrl: elsewhere }), deadlineMs: 400 });
    const head = async () => (await probeObjectHead(url, context, (to) => to === elsewhere, new Map())).outcome;

    expect(await head()).toMatchObject({ kind: 'answered', status: 200 });
    // An address may hold for GET alone.
    status = 403;
    expect(await head()).toMatchObject({ kind: 'answered', status: 302 });
    status = 0;
    expect(await head()).toMatchObject({ kind: 'failed', failure: 'generic_timeout_error' });
  });

  it('is preceded by one request for its head alone, once it is known where it is stored', async () => {
    const asked: string[] = [];
    const elsewhere = await serve((_request, response) => {
      asked.push('elsewhere');
      response.end();
    });
    const url = await serve((_request, response) => {
      asked.push('here');
      response.writeHead(302, { location: elsewhere }).end();
    });
    const storedAt = new Map<string, string>();
    const redirected = contextOf({ events: fakeEvents({ redirectUrl: elsewhere }) });
    await probeObjectHead(url, redirected, () => true, storedAt);
    expect(asked.splice(0)).toEqual(['here', 'elsewhere']);
    const again = await probeObjectHead(url, contextOf(), () => true, storedAt);
    expect(again.outcome).toMatchObject({ kind: 'answered', status: 200 });
    expect(asked).toEqual(['elsewhere']);
  });

  it('that ends early is whole', async () => {
    const url = await serve((_request, response) => response.end(chunk));
    const { transfer } = await probeDownload('download', url, limits, contextOf(), never);
    expect(transfer).toMatchObject({ direction: 'down', bytes: chunk.length, end: 'whole' });
    expect(transfer?.kbps).toBeUndefined();
  });

  it('keeps when its body came: at most eight points, the last of them with all of it', async () => {
    const url = await serve((_request, response) => {
      let left = 20;
      const drip = setInterval(() => {
        if (--left > 0) return void response.write(chunk);
        clearInterval(drip);
        response.end(chunk);
      }, 10);
    });
    const { tookMs, transfer } = await probeDownload('download', url, limits, contextOf(), never);
    const points = transfer?.points ?? [];
    expect(points).toHaveLength(8);
    expect(points).toEqual(points.toSorted(([, a], [, b]) => a - b));
    expect(points.at(-1)?.[0]).toBe(20 * chunk.length);
    expect((transfer?.headMs ?? 0) + (points.at(-1)?.[1] ?? 0)).toBeLessThanOrEqual(tookMs + 1);
  });

  it('knows how long its head took, and the redirect before it', async () => {
    const elsewhere = await serve((_request, response) => setTimeout(() => response.end(chunk), 60));
    const url = await serve((_request, response) => {
      setTimeout(() => response.writeHead(302, { location: elsewhere }).end(), 60);
    });
    const direct = await probeDownload('download', elsewhere, limits, contextOf(), never);
    expect(direct.transfer?.headMs).toBeGreaterThanOrEqual(59);
    const context = contextOf({ events: fakeEvents({ redirectUrl: elsewhere }) });
    const led = await probeDownload('download', url, limits, context, (to) => to === elsewhere);
    expect(led.transfer?.headMs).toBeGreaterThanOrEqual(118);
    expect(led.transfer?.headMs).toBeLessThanOrEqual(led.tookMs);
  });

  it('that stalls is given up, and keeps the bytes so far', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '200000' });
      response.write(chunk);
    });
    const { outcome, transfer } = await probeDownload('download', url, limits, contextOf(), never);
    expect(outcome).toMatchObject({ kind: 'answered', status: 200 });
    expect(transfer).toMatchObject({ direction: 'down', bytes: chunk.length, end: 'stalled' });
  });

  it('that breaks off is distinguished from one that stalls', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '200000' });
      response.write(chunk, () => setTimeout(() => response.socket?.resetAndDestroy(), 50));
    });
    const { transfer } = await probeDownload('download', url, limits, contextOf(), never);
    expect(transfer).toMatchObject({ bytes: chunk.length, end: 'cut' });
  });

  it('is enough when its time is over', async () => {
    const url = await serve((_request, response) => {
      const drip = setInterval(() => response.write(chunk), 50);
      response.on('close', () => clearInterval(drip));
    });
    const { transfer } = await probeDownload('download', url, { ...limits, maxMs: 500 }, contextOf(), never);
    expect(transfer?.end).toBe('enough');
    expect(transfer?.bytes).toBeLessThan(limits.maxBytes);
  });

  it('measures nothing when something else is served in place of the object', async () => {
    const url = await serve((_request, response) => {
      response.statusCode = 404;
      response.end('gone');
    });
    const seen = await probeDownload('download', url, limits, contextOf(), never);
    expect(seen.outcome).toMatchObject({ kind: 'answered', status: 404, healthy: false });
    expect(seen.transfer).toBeUndefined();
  });

  it('is interrupted when the person stops the round, even in the middle of the body', async () => {
    const stop = new AbortController();
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '200000' });
      response.write(chunk, () => setTimeout(() => stop.abort(), 50));
    });
    const { outcome } = await probeDownload('download', url, limits, contextOf({ signal: stop.signal }), never);
    expect(outcome).toEqual({ kind: 'failed', failure: 'interrupted' });
  });
});

describe('an upload', () => {
  it('sends random bytes, and any answer shows that they arrived', async () => {
    const bodies: Buffer[] = [];
    const url = await serve((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        bodies.push(Buffer.concat(parts));
        response.statusCode = 405;
        response.end();
      });
    });
    const first = await probeUpload('upload', url, 65_536, contextOf());
    await probeUpload('upload', url, 65_536, contextOf());
    expect(first).toMatchObject({ probe: 'upload', transfer: { direction: 'up', bytes: 65_536, end: 'whole' } });
    expect(bodies.map(({ length }) => length)).toEqual([65_536, 65_536]);
    expect(bodies[0]).not.toEqual(bodies[1]);
  });

  it('that is never answered counts as stalled, and one that is cut as cut', async () => {
    const silent = await serve(() => undefined);
    const stalled = await probeUpload('upload', silent, 1000, contextOf({ deadlineMs: 300 }));
    expect(stalled).toMatchObject({
      outcome: { failure: 'generic_timeout_error' },
      transfer: { bytes: 0, end: 'stalled' },
    });
    const rude = await serve((request) => request.socket.resetAndDestroy());
    const cut = await probeUpload('small-upload', rude, 1000, contextOf());
    expect(cut).toMatchObject({ probe: 'small-upload', transfer: { bytes: 0, end: 'cut' } });
  });
});

describe('a page', () => {
  const pageLimits = { maxBytes: 4000, maxMs: 3000, stallMs: 400, isPage: true, namesOn: ['127.0.0.1'] } as const;

  async function readPage(url: string, limits: SampleLimits = pageLimits) {
    const named = new Map<string, readonly string[]>();
    const seen = await probePage('first-download', url, limits, contextOf(), () => true, named, naming);
    return { seen, named: named.get(url) };
  }

  /** In place of a document: takes the length of the part that came. */
  const naming: Fetcher = async (wire, signal) => {
    let length = 0;
    const fetched = await fetchHere(wire, signal, undefined, undefined, (chunk) => {
      length += chunk.length;
    });
    return { ...fetched, named: [String(length)] };
  };

  it('is requested without a range, and its beginning is kept to be looked through', async () => {
    let range: string | undefined = 'none';
    const url = await serve((request, response) => {
      range = request.headers.range;
      response.end('<p>'.padEnd(9000, 'x'));
    });
    const { seen, named } = await readPage(url);
    expect(range).toBeUndefined();
    expect(named).toEqual(['4000']);
    expect(seen).toMatchObject({ transfer: { end: 'enough' }, namesObjects: 1 });
  });

  it('is followed to its login, and no farther than three times', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: '/again' }).end();
    });
    const circle = fakeEvents({ status: 302, redirectUrl: new URL('/again', url).href });
    const events = contextOf({ events: circle });
    await probePage('first-download', url, pageLimits, events, () => true, new Map(), naming);
    expect(asked).toBe(4);
    await probePage('first-download', url, pageLimits, events, () => false, new Map(), naming);
    expect(asked).toBe(5);
  });

  it('that grows without end, or unpacks to a thousand times its size, is read to its limit', async () => {
    const endless = await serve((_request, response) => {
      const pour = () => {
        while (response.write(chunk));
        response.once('drain', pour);
      };
      pour();
    });
    const bomb = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000)));
    });
    for (const url of [endless, bomb]) expect((await readPage(url)).named).toEqual(['4000']);
  });

  it('that comes by one byte at a time ends with its time', async () => {
    const url = await serve((_request, response) => {
      const dripping = setInterval(() => response.write('<'), 50);
      response.on('close', () => clearInterval(dripping));
    });
    const { seen } = await readPage(url, { ...pageLimits, maxMs: 300 });
    expect(seen.transfer).toMatchObject({ end: 'enough' });
    expect(seen.transfer?.bytes).toBeLessThan(100);
  });
});

describe('a file that a page names', () => {
  const lengths = { bytes: 200_000, leastBytes: 30_000 };

  /** Serves files of these lengths, under their numbers. */
  async function serveFiles(...files: readonly { readonly bytes?: number; readonly headers?: OutgoingHttpHeaders }[]) {
    return serveFilesOf([files.map((_, index) => index)], files);
  }

  /** @param pages the files that the page names, each time that it is read */
  async function serveFilesOf(
    pages: readonly (readonly number[])[],
    files: readonly { readonly bytes?: number; readonly headers?: OutgoingHttpHeaders }[],
  ) {
    const asked: string[] = [];
    const url = await serve((request, response) => {
      const { bytes, headers } = files[Number(request.url?.slice(1))] ?? {};
      asked.push(`${request.method} ${request.headers.range} ${request.url}`);
      if (bytes === undefined) response.writeHead(404).end();
      else response.writeHead(206, { 'content-range': `bytes 0-0/${bytes}`, ...headers }).end('x');
    });
    const storedAt = new Map<string, string>();
    const [named = [], ...later] = pages.map((page) => page.map((index) => new URL(`/${index}`, url).href));
    let readAgain = 0;
    const again = async () => later[readAgain++] ?? named;
    const seen = await probeNamedObject('page', named, lengths, contextOf(), storedAt, again);
    const found = storedAt.get('page');
    return {
      seen,
      asked,
      readAgain,
      found: found === undefined ? undefined : Number(new URL(found).pathname.slice(1)),
    };
  }

  it('is the first that is long enough, and no other is asked for', async () => {
    const { seen, asked, found } = await serveFiles(
      { bytes: 400 },
      { bytes: 40_000 },
      { bytes: 300_000 },
      { bytes: 900_000 },
    );
    expect(found).toBe(2);
    expect(asked).toEqual([0, 1, 2].map((index) => `GET bytes=0-0 /${index}`));
    expect(seen).toMatchObject({ probe: 'object-head', outcome: { status: 206, healthy: true } });
  });

  it('is the longest of the first four, where none is so long', async () => {
    const { asked, found } = await serveFiles(
      { bytes: 31_000 },
      { bytes: 40_000 },
      {},
      { bytes: 35_000 },
      { bytes: 900_000 },
    );
    expect(found).toBe(1);
    expect(asked).toHaveLength(4);
  });

  it.each([
    ['is gone', {}],
    ['is too short', { bytes: 29_999 }],
    [
      'comes compressed, so that its bytes cannot be counted',
      { bytes: 900_000, headers: { 'content-encoding': 'br' } },
    ],
    ['has a length that is no number', { headers: { 'content-range': 'bytes 0-0/*' }, bytes: 1 }],
  ])('is none if each %s', async (_why, file) => {
    expect(await serveFiles(file)).toMatchObject({ seen: undefined, found: undefined });
  });

  it('is one of a page that is read once more, where those that it named are gone', async () => {
    const renewed = await serveFilesOf([[0], [1, 2]], [{}, {}, { bytes: 900_000 }]);
    expect(renewed).toMatchObject({ readAgain: 1, found: 2 });
    expect(renewed.asked).toEqual([0, 1, 2].map((index) => `GET bytes=0-0 /${index}`));
  });

  it('is none if the page goes on naming what is gone, which nobody asks for twice', async () => {
    const gone = await serveFilesOf([[0], [0, 1], [2]], [{}, {}, { bytes: 900_000 }]);
    expect(gone).toMatchObject({ seen: undefined, found: undefined, readAgain: 1 });
    expect(gone.asked).toEqual([0, 1].map((index) => `GET bytes=0-0 /${index}`));
  });

  it('is looked for four times in all, even if the page was read once more', async () => {
    const short = { bytes: 400 };
    const renewed = await serveFilesOf(
      [
        [0, 1],
        [2, 3, 4, 5],
      ],
      [{}, short, short, short, short, short],
    );
    expect(renewed).toMatchObject({ readAgain: 1, found: undefined });
    expect(renewed.asked).toEqual([0, 2, 3, 4].map((index) => `GET bytes=0-0 /${index}`));
  });

  it('that is too short has the page not read again', async () => {
    expect(await serveFilesOf([[0], [1]], [{ bytes: 400 }, { bytes: 900_000 }])).toMatchObject({ readAgain: 0 });
  });

  it('that cannot be reached is told as a failure', async () => {
    const url = await serve((request) => request.socket.destroy());
    const seen = await probeNamedObject('page', [url], lengths, contextOf(), new Map(), async () => []);
    expect(seen).toMatchObject({ probe: 'object-head', outcome: { kind: 'failed' } });
  });
});
