import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { printedCheck, printedCheckSchema } from '../../scripts/printed-check.ts';
import type { PageReading } from '../../scripts/read-page.ts';
import { root } from '../../scripts/root.ts';
import { checkJsonSchema } from './check-json-schema.ts';

const plain = { manner: undefined, confidence: 'confident', rules: undefined, functions: [] };
const reading: PageReading = {
  checkedAt: 1_796_150_000_000,
  network: 'online',
  services: [
    {
      ...plain,
      service: 'whatsapp',
      state: 'blocked',
      cause: 'tls',
      manner: 'reset',
      confidence: 'likely',
      rules: ['some-blocked'],
      functions: [{ function: 'web', state: 'blocked', cause: 'tls', leftOut: undefined, rules: undefined }],
    },
    { ...plain, service: 'signal', state: 'works', cause: undefined },
    { ...plain, service: 'viber', state: 'unsure', cause: undefined },
  ],
};
const printed = printedCheck('chromium', reading);

describe('a check printed for machines', () => {
  it('has the published form: `npx tsx scripts/schemas.ts` writes it', () => {
    expect(v.is(printedCheckSchema, JSON.parse(printed))).toBe(true);
    expect(JSON.parse(readFileSync('schemas/check-1.json', 'utf8'))).toEqual(JSON.parse(checkJsonSchema()));
  });

  it('gives the reason for a rule', () => {
    const [whatsapp] = JSON.parse(printed).services;
    expect(whatsapp.rules).toEqual([
      {
        id: 'some-blocked',
        why: expect.any(String),
        when: expect.any(String),
        in: expect.stringContaining('#some-blocked'),
      },
    ]);
  });
});

const through = (recipe: string) => {
  const { status, stdout, stderr } = spawnSync('jq', ['-r', '-f', `scripts/monitors/${recipe}`], {
    cwd: root,
    input: printed,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.trim().split('\n');
};

describe('for monitors, a check becomes', () => {
  it('metrics of Prometheus', () => {
    expect(through('prometheus.jq').filter((line) => !line.startsWith('#'))).toEqual([
      'reachable_checked_timestamp_seconds 1796150000',
      'reachable_service_state{service="whatsapp",state="blocked",cause="tls",confidence="likely"} 1',
      'reachable_service_state{service="signal",state="works",confidence="confident"} 1',
      'reachable_service_state{service="viber",state="unsure",confidence="confident"} 1',
      'reachable_function_state{service="whatsapp",function="web",state="blocked",cause="tls"} 1',
    ]);
  });

  it('values of Zabbix', () => {
    expect(through('zabbix.jq')).toEqual([
      '- reachable.state[whatsapp] blocked',
      '- reachable.state[signal] works',
      '- reachable.state[viber] unsure',
      '- reachable.network online',
    ]);
  });

  it.each([
    ['whatsapp', 'status=down&msg=blocked'],
    ['signal', 'status=up&msg=works'],
    ['viber', undefined],
  ])('a push to Uptime Kuma for %s, unless it is unsure', async (service, query) => {
    const asked: string[] = [];
    const kuma = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.end('{"ok":true}');
    });
    kuma.listen(0, '127.0.0.1');
    await once(kuma, 'listening');
    try {
      const { port } = kuma.address() as AddressInfo;
      const push = spawn('sh', ['scripts/monitors/uptime-kuma.sh', service, `http://127.0.0.1:${port}/api/push/KEY`], {
        cwd: root,
      });
      push.stdin.end(printed);
      const [code] = await once(push, 'close');
      expect(code).toBe(0);
      expect(asked).toEqual(query === undefined ? [] : [`/api/push/KEY?${query}`]);
    } finally {
      kuma.close();
    }
  });
});

it('the recipe for a container has no mistake that a linter knows, and prints a check as JSON', () => {
  const recipe = readFileSync(join(root, 'scripts/monitors/Containerfile'), 'utf8');
  expect(validate(recipe)).toEqual([]);
  const [, command = '[]'] = /^ENTRYPOINT (.*)$/m.exec(recipe) ?? [];
  const [npm, ...args] = JSON.parse(command) as string[];
  // Up to where a browser would be opened.
  const { status, stderr } = spawnSync(npm ?? '', [...args, '--loud'], { cwd: root, encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, expect.stringContaining("Unknown option '--loud'")]);
  expect(args).toContain('--json');
});
