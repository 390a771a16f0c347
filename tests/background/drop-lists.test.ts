import '../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { dropUselessLists } from '../../src/background/drop-lists.ts';
import { packaged } from '../../src/catalogue/catalogue.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import { updateKeys } from '../../src/model/project.ts';
import { readCatalogue } from '../../src/platform/values/catalogue-in-effect.ts';
import { takeUpdate } from '../../src/platform/values/take-update.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { numberFromNow } from '../platform/update/signed.ts';

beforeEach(resetFake);

/** A list of tomorrow that puts Telegram's page on this host. */
function listWith(host: string, signer: string): Catalogue {
  const services = packaged.services.map((service) => {
    const endpoints = service.endpoints.map((one) =>
      one.id === 'web' ? { ...one, url: `https://${host}/k/`, hstsPreloaded: true } : one,
    );
    return service.id === 'telegram' ? { ...service, endpoints } : service;
  });
  return { ...packaged, number: numberFromNow(1), signer, services };
}

const ours = listWith('ours.telegram.org', updateKeys[1]);
const stolen = listWith('stolen.telegram.org', 'a key that went');
const accessOf = (host: string) => [`https://${host}/*`, `wss://${host}/*`];

describe('a stored list of a key that this version does not know', () => {
  it('is deleted, with the access that only it needed, and the one before is in effect', async () => {
    await takeUpdate(ours);
    await takeUpdate(stolen);
    // Stored by a version that knew this key.
    fake.values['catalogue-before'] = { form: 1, catalogue: ours };
    await dropUselessLists();
    expect(await readCatalogue()).toEqual(ours);
    expect(fake.values).toEqual({ catalogue: { form: 1, catalogue: ours }, 'catalogue-newest': stolen.number });
    expect(fake.givenBack).toEqual(accessOf('stolen.telegram.org'));
  });

  it('is deleted if it is the one before', async () => {
    fake.values = { catalogue: { form: 1, catalogue: ours }, 'catalogue-before': { form: 1, catalogue: stolen } };
    await dropUselessLists();
    expect(fake.values).toEqual({ catalogue: { form: 1, catalogue: ours } });
    expect(fake.givenBack).toEqual(accessOf('stolen.telegram.org'));
  });

  it('is deleted if it is the only one', async () => {
    await takeUpdate(stolen);
    await dropUselessLists();
    expect(await readCatalogue()).toBe(packaged);
    expect(fake.givenBack).toEqual(accessOf('stolen.telegram.org'));
  });
});

it('a list that this version uses stays, and so does its access', async () => {
  await takeUpdate(ours);
  const before = structuredClone(fake.values);
  await dropUselessLists();
  expect(fake.values).toEqual(before);
  expect(fake.givenBack).toEqual([]);
});

it('a list is deleted if it is older than the package, or of a form that this version cannot read', async () => {
  const older = { ...listWith('older.telegram.org', updateKeys[0]), number: packaged.number };
  fake.values = { catalogue: { form: 2 }, 'catalogue-before': { form: 1, catalogue: older } };
  await dropUselessLists();
  expect(fake.values).toEqual({});
  expect(fake.givenBack).toEqual(accessOf('older.telegram.org'));
});
