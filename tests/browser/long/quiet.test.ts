import { expect, it } from 'vitest';
import { services } from '../../../src/catalogue/catalogue.ts';
import { commonEverywhere } from '../../../src/catalogue/common-services.ts';
import { namesOfChecks, namesOfPages } from '../../catalogue/page-names.ts';
import { handshakes } from '../../net/traffic.ts';
import { letNextCheckCome, storeSettings } from '../background-page.ts';
import type { Target } from '../extension.ts';
import { onStage } from '../shared-stage.ts';
import type { Stage } from '../stage.ts';

const chosen = services.filter(({ id }) => commonEverywhere.includes(id));
const serviceOf = (name: string) => chosen.find((service) => namesOfChecks(service).has(name))?.id;

/** The names of messengers in the order of their first handshakes, each with its messenger. */
const asked = ({ internet }: Stage) =>
  [...handshakes(internet.traffic)]
    .map(([name, hellos]) => ({ name, service: serviceOf(name), at: Math.min(...hellos.map(({ at }) => at)) }))
    .filter(({ service }) => service !== undefined)
    .toSorted((one, other) => one.at - other.at);

it.each<Target>(['chrome', 'firefox'])(
  'a quiet check in %s uses only names that pages use, one messenger after the other, by itself and by a click',
  async (target) => {
    await onStage(target, async (stage) => {
      const popup = await stage.openPopup();
      await storeSettings(popup.page, { quietChecks: true });
      await popup.checkNow();
      const clicked = asked(stage);
      stage.internet.traffic.forget();

      await storeSettings(popup.page, { quietChecks: false, background: true, backgroundSince: Date.now() });
      const before = Date.now();
      await letNextCheckCome(popup.page);
      await popup.settled(before);

      const pages = new Set(chosen.flatMap((service) => [...namesOfPages(service)]));
      for (const names of [clicked, asked(stage)]) {
        expect(names.map(({ name }) => name).filter((name) => !pages.has(name))).toEqual([]);
        const visits = names.map(({ service }) => service);
        const turns = visits.filter((service, index) => service !== visits[index - 1]);
        expect(turns.toSorted()).toEqual(commonEverywhere.toSorted());
      }
    });
  },
);
