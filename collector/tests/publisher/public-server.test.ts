import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicServer, type PublicServer } from '../../publisher/public-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'reachable-public-'));
const json = `{"text":"${'x'.repeat(500)}"}`;
let publicServer: PublicServer;
beforeAll(async () => {
  writeFileSync(join(folder, 'RU.json'), json);
  writeFileSync(join(folder, 'RU.snapshot'), Buffer.from([1, 2, 3]));
  writeFileSync(join(folder, 'index.html'), '<p>all</p>');
  writeFileSync(join(folder, '.TR.json.draft'), 'half');
  writeFileSync(join(folder, 'publisher.pem'), 'secret');
  mkdirSync(join(folder, 'log/tile/0/000.p'), { recursive: true });
  writeFileSync(join(folder, 'log/checkpoint'), 'a note');
  writeFileSync(join(folder, 'log/tile/0/000.p/1'), Buffer.from([4, 5, 6]));
  writeFileSync(join(folder, 'log/other'), 'secret');
  publicServer = await createPublicServer(folder);
});
afterAll(async () => {
  await publicServer.server.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') =>
  publicServer.server.inject({ method, url, headers });

describe('the public server', () => {
  it('serves the files in the folder to pages of any origin', async () => {
    const answer = await get('/RU.json');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe(json);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=600',
      'x-content-type-options': 'nosniff',
    });
  });

  it('serves the page of all countries at its root, with or without a query string', async () => {
    expect((await get('/')).body).toBe('<p>all</p>');
    expect((await get('/index.html?from=elsewhere')).body).toBe('<p>all</p>');
  });

  it('compresses for clients that accept it, but not files that are already compressed', async () => {
    const answer = await get('/RU.json', { 'accept-encoding': 'br, gzip' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(answer.rawPayload).toString()).toBe(json);
    const snapshot = await get('/RU.snapshot', { 'accept-encoding': 'gzip' });
    expect(snapshot.headers['content-encoding']).toBeUndefined();
    expect([...snapshot.rawPayload]).toEqual([1, 2, 3]);
  });

  it('serves the log, whose files have no extension', async () => {
    const checkpoint = await get('/log/checkpoint');
    expect([checkpoint.body, checkpoint.headers['content-type']]).toEqual(['a note', 'text/plain; charset=utf-8']);
    const tile = await get('/log/tile/0/000.p/1', { 'accept-encoding': 'gzip' });
    expect([[...tile.rawPayload], tile.headers['content-type']]).toEqual([[4, 5, 6], 'application/octet-stream']);
  });

  it('answers 304 to clients that have the file', async () => {
    const { etag } = (await get('/RU.json')).headers;
    const answer = await get('/RU.json', { 'if-none-match': String(etag) });
    expect([answer.statusCode, answer.body]).toEqual([304, '']);
  });

  it('answers HEAD without a body', async () => {
    const answer = await get('/RU.json', {}, 'HEAD');
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
  });

  it.each([
    '/nothing',
    '/.TR.json.draft',
    '/publisher.pem',
    '/../publisher.pem',
    '/%2e%2e/publisher.pem',
    '/RU.json/',
    '/log/',
    '/log/other',
    '/log/tile/0',
  ])('has nothing at %s', async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  });

  it('accepts no uploads', async () => {
    expect((await get('/RU.json', {}, 'POST')).statusCode).toBe(404);
  });

  it('serves new files after a reload', async () => {
    writeFileSync(join(folder, 'TR.json'), '{}');
    expect((await get('/TR.json')).statusCode).toBe(404);
    await publicServer.reload();
    expect((await get('/TR.json')).body).toBe('{}');
  });
});
