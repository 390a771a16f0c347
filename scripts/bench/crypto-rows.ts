import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { build, type Rolldown } from 'vite';
import { p256Key } from '../../collector/gateway/hpke.ts';
import { openRequest } from '../../collector/gateway/open-request.ts';
import { sampleReport } from '../../collector/tests/sample-report.ts';
import { encodeResponse } from '../../protocol/ohttp/binary-http.ts';
import { encodeKeyConfigs } from '../../protocol/ohttp/key-config.ts';
import { roomInResponse } from '../../protocol/ohttp/sizes.ts';
import { inPageCode } from '../../tests/browser/in-page-code.ts';
import { onOwnStage } from '../../tests/browser/stage.ts';
import type { Measure } from './measure.ts';
import type { Row } from './row.ts';

const messageCount = 30;

/** What sharing costs the browser: the time to seal a report and open its answer, and the size of the code. */
export const sealing: Measure = {
  name: 'sealing',
  run: async (session) => {
    await session.extension();
    const code = await inPageCode();
    const rows: Row[] = [
      { what: 'what seals and opens, gzip', unit: 'kB', atMost: 12, values: [await cryptoKilobytes()] },
    ];
    await onOwnStage(session.target, async (stage) => {
      const { page } = await stage.openPopup();
      await page.evaluate(code);
      // The first run also compiles the code, as it does in a worker that has just started.
      const [first = Number.NaN, ...further] = await session.repeat(messageCount, () => sealAndOpenMs(page));
      rows.push(
        { what: 'a report sealed and its answer opened', unit: 'ms', atMost: 5, values: further },
        { what: 'the same, the first time', unit: 'ms', values: [first] },
      );
    });
    return rows;
  },
};

const key = p256Key();
const config = {
  keyId: 1,
  kemId: key.kemId,
  publicKey: Uint8Array.from(key.publicKey),
  algorithms: [{ kdfId: 1, aeadId: 1 }],
};
const keys = Buffer.from(encodeKeyConfigs([config])).toString('base64');

async function sealAndOpenMs(page: Page): Promise<number> {
  const call = `inPage.seal(${JSON.stringify(keys)}, ${JSON.stringify(JSON.stringify(sampleReport()))})`;
  const sealed = (await page.evaluate(call)) as { readonly body: string; readonly ms: number };
  const opened = openRequest(Uint8Array.from(Buffer.from(sealed.body, 'base64')), () => key);
  const snapshot = await encodeResponse(new Response(new Uint8Array(4500)), roomInResponse);
  const answer = Buffer.from(opened.seal(snapshot)).toString('base64');
  return sealed.ms + ((await page.evaluate(`inPage.open('${answer}')`)) as number);
}

/** The gzip size of protocol/ohttp and its libraries, bundled alone and minified as in a build. */
async function cryptoKilobytes(): Promise<number> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome120',
      modulePreload: false,
      lib: {
        entry: ['client', 'encapsulate', 'key-config'].map((name) => `protocol/ohttp/${name}.ts`),
        formats: ['es'],
      },
      rolldownOptions: {
        // @hpke/common loads this only in an old Node, never in a browser.
        external: ['crypto'],
        // Without this, library code keeps its white space.
        output: { minify: true },
      },
    },
  })) as Rolldown.RolldownOutput[];
  const code = built.flatMap(({ output }) => output.map((part) => (part.type === 'chunk' ? part.code : ''))).join('\n');
  return gzipSync(code, { level: 9 }).length / 1000;
}
