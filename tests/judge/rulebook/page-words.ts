import type { AddressFacts } from '../../../src/measure/endpoints/address-rules.ts';
import type { AmongFacts } from '../../../src/measure/endpoints/interpret-among.ts';
import type { PageFacts } from '../../../src/measure/endpoints/page-rules.ts';
import type { KindFacts } from '../../../src/measure/endpoints/unknown-pages.ts';
import { all, flag, type Words } from './words.ts';

export const kindWords: Words<KindFacts> = {
  controls: all<KindFacts['controls']>({ 'too-few': 0, alike: 0, unlike: 0 }),
  tagged: flag,
  marked: flag,
  turnedAway: all<KindFacts['turnedAway']>({ no: 0, 'at-some-hosts': 0, 'at-every-host': 0 }),
};

export const pageWords: Words<PageFacts> = {
  reached: flag,
  says: all<PageFacts['says']>({ page: 0, refusal: 0, law: 0, error: 0 }),
  gateway: flag,
  interceptor: all<PageFacts['interceptor']>({
    none: 0,
    'passes-nothing': 0,
    'passes-its-own': 0,
    'passes-others': 0,
  }),
  leads: all<PageFacts['leads']>({ nowhere: 0, alone: 0, 'like-a-control': 0, 'with-unlike': 0, 'with-many': 0 }),
  intercepted: flag,
  shared: flag,
  everywhere: flag,
};

export const amongWords: Words<AmongFacts> = {
  alone: all<AmongFacts['alone']>({ law: 0, error: 0, 'private-authority': 0, else: 0 }),
  misled: flag,
  page: all<AmongFacts['page']>({ intercepted: 0, shared: 0, gateway: 0, only: 0, refusal: 0, own: 0 }),
  ledAstray: flag,
  interceptor: all<AmongFacts['interceptor']>({ nobody: 0, 'of-some': 0, 'of-all': 0 }),
  severalErr: flag,
};

export const addressWords: Words<AddressFacts> = {
  hidden: flag,
  bogus: flag,
  network: all<AddressFacts['network']>({ 'its-own': 0, outside: 0, unknown: 0 }),
  beside: all<AddressFacts['beside']>({ nobody: 0, 'pages-of-several': 0, 'strange-certificate': 0 }),
};
