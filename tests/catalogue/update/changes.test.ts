import { describe, expect, it } from 'vitest';
import { packaged } from '../../../src/catalogue/catalogue.ts';
import { changesBetween } from '../../../src/catalogue/update/changes.ts';
import type { Catalogue } from '../../../src/model/catalogue.ts';
import type { Service } from '../../../src/model/service.ts';

const changed = (change: Partial<Catalogue>) => changesBetween(packaged, { ...packaged, ...change });

const withService = (id: string, change: (service: Service) => Service) => ({
  services: packaged.services.map((service) => (service.id === id ? change(service) : service)),
});

const nothing = { added: [], removed: [], moved: [], inDetail: [], controls: undefined };

describe('the changes of an update', () => {
  it('are none if it is the same after a trip through JSON', () => {
    expect(changed(JSON.parse(JSON.stringify(packaged)))).toEqual(nothing);
  });

  it('are none if only the package lacks notes on its sources, as after a build', () => {
    const withoutNotes = JSON.parse(JSON.stringify(packaged, (key, value) => (key === 'where' ? '' : value)));
    expect(changesBetween(withoutNotes, packaged)).toEqual(nothing);
  });

  it('name messengers that are new, with their hosts, and those that are gone', () => {
    const [whatsapp, ...others] = packaged.services;
    const { added, removed } = changesBetween({ ...packaged, services: others }, packaged);
    expect(added.map(({ service }) => service.name)).toEqual(['WhatsApp']);
    expect(added[0]?.hosts).toContain('web.whatsapp.com');
    expect(removed).toEqual([]);
    expect(changed({ services: others }).removed).toEqual([whatsapp]);
  });

  it('name the hosts of uploads, large objects and call relays too', () => {
    const moved = (service: Service): Service => ({
      ...service,
      endpoints: service.endpoints.map((one) => ({
        ...one,
        ...(one.upload ? { upload: 'https://up.signal.org/' } : {}),
      })),
      relays: [{ url: 'stun:turn9.voip.signal.org:3478', source: { kind: 'memory', where: 'a test' } }],
    });
    expect(changed(withService('signal', moved)).moved).toMatchObject([
      {
        hostsAdded: ['turn9.voip.signal.org', 'up.signal.org'],
        hostsRemoved: ['turn3.voip.signal.org'],
      },
    ]);
  });

  it('mention a messenger that is contacted at the same hosts in a different way', () => {
    const { inDetail, ...rest } = changed(withService('discord', (service) => ({ ...service, name: 'Discord!' })));
    expect(inDetail.map(({ id }) => id)).toEqual(['discord']);
    expect(rest).toEqual({ added: [], removed: [], moved: [], controls: undefined });
  });

  it('mention comparison sites and the relays of no messenger', () => {
    const { controls } = changed({ controls: packaged.controls.slice(1), controlRelays: [] });
    expect(controls).toMatchObject({ hostsAdded: [] });
    expect(controls?.hostsRemoved).toEqual(expect.arrayContaining(['www.gstatic.com', 'stun.l.google.com']));
  });
});
