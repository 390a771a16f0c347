import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { submitToChrome } from '../../../scripts/release/stores/chrome.ts';
import { submitToEdge } from '../../../scripts/release/stores/edge.ts';
import { signedByMozilla, submitToMozilla } from '../../../scripts/release/stores/mozilla.ts';
import { type AskedOfStore, type FakeStore, openFakeStore } from './fake-store.ts';

let folder: string;
let file: string;
let sources: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reachable-stores-'));
  [file, sources] = [join(folder, 'package.zip'), join(folder, 'sources.zip')];
  writeFileSync(file, 'a package');
  writeFileSync(sources, 'its sources');
});
afterAll(() => rmSync(folder, { recursive: true }));

const patience = { everyMs: 1, tries: 3 };

async function open(answers: Parameters<typeof openFakeStore>[0]): Promise<FakeStore> {
  const store = await openFakeStore(answers);
  onTestFinished(() => store.close());
  return store;
}
const fileIn = (asked: AskedOfStore | undefined, field: string) => asked?.form?.get(field) as File;
const requests = ({ asked }: FakeStore) => asked.map(({ method, path }) => `${method} ${path}`);

describe('Mozilla', () => {
  const account = { issuer: 'user:1', secret: 'secret of Mozilla' };
  const addon = '/api/v5/addons/addon/reachable@extension/';
  const version = `${addon}versions/7/`;
  const until = {
    'POST /api/v5/addons/upload/': [{ status: 201, json: { uuid: 'u' } }],
    'GET /api/v5/addons/upload/u/': [{ json: { processed: false } }, { json: { processed: true, valid: true } }],
    [`PUT ${addon}`]: [{ json: { version: { id: 7 } } }],
    [`PATCH ${version}`]: [{ json: {} }],
  };
  const submission = ({ origin }: FakeStore) => ({
    ...{ account, file, sources, patience },
    api: new URL('/api/v5/addons/', origin),
  });

  it('gets package and sources, each request with a fresh token that our secret signs', async () => {
    const store = await open(until);
    await submitToMozilla({ ...submission(store), channel: 'listed' });
    expect(requests(store)).toEqual([
      'POST /api/v5/addons/upload/',
      'GET /api/v5/addons/upload/u/',
      'GET /api/v5/addons/upload/u/',
      `PUT ${addon}`,
      `PATCH ${version}`,
    ]);
    const [upload, , , put, patch] = store.asked;
    expect(upload?.form?.get('channel')).toBe('listed');
    expect(await fileIn(upload, 'upload').text()).toBe('a package');
    expect(fileIn(upload, 'upload').name).toBe('package.zip');
    expect(JSON.parse(put?.body.toString() ?? '')).toEqual({ version: { upload: 'u' } });
    expect(await fileIn(patch, 'source').text()).toBe('its sources');
    const ids = store.asked.map(({ headers }) => {
      const [head = '', claims = '', signature] = (headers.get('authorization') ?? '').replace('JWT ', '').split('.');
      expect(signature).toBe(createHmac('sha256', account.secret).update(`${head}.${claims}`).digest('base64url'));
      const { iss, iat, exp, jti } = JSON.parse(Buffer.from(claims, 'base64url').toString());
      expect([iss, exp - iat]).toEqual(['user:1', 60]);
      return jti;
    });
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives the signed package once it is public, and its location gets no token', async () => {
    const elsewhere = await open({ 'GET /signed.xpi': [{ body: 'a signed package' }] });
    const answers: Record<string, object[]> = { ...until };
    const store = await open(answers);
    answers[`GET ${version}`] = [
      { json: { file: { status: 'unreviewed' } } },
      { json: { file: { status: 'public', url: `${store.origin}/file` } } },
    ];
    // Another host, as far as a browser or Node can tell.
    const location = `${elsewhere.origin.replace('127.0.0.1', 'localhost')}/signed.xpi`;
    answers['GET /file'] = [{ status: 302, headers: { location } }];
    const signed = await signedByMozilla(submission(store));
    expect(Buffer.from(signed).toString()).toBe('a signed package');
    expect(store.asked[0]?.form?.get('channel')).toBe('unlisted');
    expect(store.asked.at(-1)?.headers.get('authorization')).toMatch(/^JWT /);
    expect(elsewhere.asked[0]?.headers.has('authorization')).toBe(false);
  });

  it('ends the release if it names a file of another origin', async () => {
    const file = { status: 'public', url: 'http://127.0.0.1:9/file' };
    const store = await open({ ...until, [`GET ${version}`]: [{ json: { file } }] });
    await expect(signedByMozilla(submission(store))).rejects.toThrow('another origin');
  });

  it('ends the release if it finds the package invalid, and says why', async () => {
    const answer = { json: { processed: true, valid: false, validation: { errors: 1 } } };
    const store = await open({ ...until, 'GET /api/v5/addons/upload/u/': [answer] });
    await expect(signedByMozilla(submission(store))).rejects.toThrow('{"errors":1}');
  });

  it('ends the release if it does not answer in the end', async () => {
    const store = await open({ ...until, 'GET /api/v5/addons/upload/u/': [{ json: { processed: false } }] });
    await expect(signedByMozilla(submission(store))).rejects.toThrow('no validation by Mozilla');
  });
});

describe('the Chrome Web Store', () => {
  const name = 'publishers/p/items/i';
  const client = { id: 'c', secret: 's', refreshToken: 'r' };
  const token = { 'POST /token': [{ json: { access_token: 'a' } }] };
  const submission = ({ origin }: FakeStore) => ({
    ...{ publisher: 'p', item: 'i', client, file, patience },
    ...{ api: new URL(origin), tokens: new URL('/token', origin) },
  });

  it('gets the package for review', async () => {
    const store = await open({
      ...token,
      [`POST /upload/v2/${name}:upload`]: [{ json: { uploadState: 'IN_PROGRESS' } }],
      [`GET /v2/${name}:fetchStatus`]: [
        { json: { lastAsyncUploadState: 'IN_PROGRESS' } },
        { json: { lastAsyncUploadState: 'SUCCEEDED' } },
      ],
      [`POST /v2/${name}:publish`]: [{ json: {} }],
    });
    await submitToChrome(submission(store));
    expect(requests(store)).toEqual([
      'POST /token',
      `POST /upload/v2/${name}:upload`,
      `GET /v2/${name}:fetchStatus`,
      `GET /v2/${name}:fetchStatus`,
      `POST /v2/${name}:publish`,
    ]);
    const [asked, ...others] = store.asked;
    expect(Object.fromEntries(asked?.form ?? [])).toEqual({
      ...{ grant_type: 'refresh_token', client_id: 'c', client_secret: 's', refresh_token: 'r' },
    });
    expect(others[0]?.body.toString()).toBe('a package');
    expect(others.map(({ headers }) => headers.get('authorization'))).toEqual(Array(4).fill('Bearer a'));
  });

  it('publishes nothing if the upload failed', async () => {
    const store = await open({ ...token, [`POST /upload/v2/${name}:upload`]: [{ json: { uploadState: 'FAILED' } }] });
    await expect(submitToChrome(submission(store))).rejects.toThrow('FAILED');
    expect(requests(store)).toHaveLength(2);
  });

  it('gets no token where it redirects', async () => {
    const elsewhere = await open({});
    const location = `${elsewhere.origin}/`;
    const store = await open({
      ...token,
      [`POST /upload/v2/${name}:upload`]: [{ status: 307, headers: { location } }],
    });
    await expect(submitToChrome(submission(store))).rejects.toThrow('fetch failed');
    expect(elsewhere.asked).toEqual([]);
  });
});

describe('Edge Add-ons', () => {
  const submissions = '/v1/products/p/submissions';
  const submission = ({ origin }: FakeStore) => ({
    ...{ product: 'p', client: 'c', key: 'k', file, patience },
    api: new URL('/v1/', origin),
  });
  const started = (location: string) => [{ status: 202, headers: { location } }];

  it('gets the package for review', async () => {
    const store = await open({
      [`POST ${submissions}/draft/package`]: started('1'),
      [`GET ${submissions}/draft/package/operations/1`]: [
        { json: { status: 'InProgress' } },
        { json: { status: 'Succeeded' } },
      ],
      [`POST ${submissions}`]: started('2'),
      [`GET ${submissions}/operations/2`]: [{ json: { status: 'Succeeded' } }],
    });
    await submitToEdge(submission(store));
    expect(requests(store)).toEqual([
      `POST ${submissions}/draft/package`,
      `GET ${submissions}/draft/package/operations/1`,
      `GET ${submissions}/draft/package/operations/1`,
      `POST ${submissions}`,
      `GET ${submissions}/operations/2`,
    ]);
    expect(store.asked[0]?.body.toString()).toBe('a package');
    for (const { headers } of store.asked)
      expect([headers.get('authorization'), headers.get('x-clientid')]).toEqual(['ApiKey k', 'c']);
  });

  it('is not asked to publish if the upload failed', async () => {
    const store = await open({
      [`POST ${submissions}/draft/package`]: started('1'),
      [`GET ${submissions}/draft/package/operations/1`]: [{ json: { status: 'Failed', message: 'no manifest' } }],
    });
    await expect(submitToEdge(submission(store))).rejects.toThrow('no manifest');
    expect(requests(store)).toHaveLength(2);
  });

  it('is quoted if it refuses', async () => {
    const store = await open({ [`POST ${submissions}/draft/package`]: [{ status: 401, body: 'a key that ended' }] });
    await expect(submitToEdge(submission(store))).rejects.toThrow(/answered 401: a key that ended$/);
  });
});
