import '../platform/fake-locks.ts';

/**
 * A fake of the browser's extension API, as far as the pages use it. Importing this file installs it; import it before
 * any source file. Calls of the pages are recorded in `calls`, in order.
 */

export interface Call {
  readonly name: string;
  readonly with: unknown;
}

type Listener = (...args: unknown[]) => void;

const event = () => {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => listeners.add(listener),
    removeListener: (listener: Listener) => listeners.delete(listener),
    fire: (...args: unknown[]) => {
      for (const listener of listeners) listener(...args);
    },
  };
};

const storageChanged = event();
export const permissionAdded = event();
const permissionRemoved = event();

export const fake = {
  calls: [] as Call[],
  values: {} as Record<string, unknown>,
  session: {} as Record<string, unknown>,
  /** Has the browser granted every address? */
  granted: true,
  /** The outcome of the permission prompt: the person's answer, or the browser's refusal to ask. */
  consent: 'yes' as 'yes' | 'no' | 'not asked',
  /** Is the button in the toolbar? */
  inToolbar: false,
  /** The answer of the background. */
  answer: { ok: 'started' } as unknown,
};

export function resetFake(): void {
  Object.assign(fake, {
    calls: [],
    values: {},
    session: {},
    granted: true,
    consent: 'yes',
    inToolbar: false,
    answer: { ok: 'started' },
  });
}

export function callsOf(name: string): unknown[] {
  return fake.calls.filter((call) => call.name === name).map((call) => call.with);
}

function note(name: string, what: unknown): void {
  fake.calls.push({ name, with: what });
}

Object.assign(globalThis, {
  browser: {
    runtime: {
      id: 'fake',
      getURL: (path: string) => `extension://fake/${path}`,
      getManifest: () => ({ version: '1.2.3', permissions: ['storage', 'alarms', 'offscreen'] }),
      sendMessage: async (message: unknown) => {
        note('sendMessage', message);
        return fake.answer;
      },
    },
    action: { getUserSettings: async () => ({ isOnToolbar: fake.inToolbar }) },
    tabs: { create: async (tab: unknown) => note('tabs.create', tab) },
    extension: { getViews: () => [] },
    i18n: { getUILanguage: () => 'en' },
    permissions: {
      contains: async () => fake.granted,
      request: async (asked: unknown) => {
        note('permissions.request', asked);
        if (fake.consent === 'not asked') throw new Error('may only be called from a user input handler');
        return fake.consent === 'yes';
      },
      remove: async (given: unknown) => {
        note('permissions.remove', given);
        return true;
      },
      onAdded: permissionAdded,
      onRemoved: permissionRemoved,
    },
    storage: {
      onChanged: storageChanged,
      session: {
        get: async (key: string) => (key in fake.session ? { [key]: fake.session[key] } : {}),
        set: async (change: Record<string, unknown>) => {
          note('storage.session.set', change);
          Object.assign(fake.session, change);
        },
        remove: async (keys: readonly string[]) => {
          for (const key of keys) delete fake.session[key];
        },
      },
      local: {
        get: async (key: string) => (key in fake.values ? { [key]: fake.values[key] } : {}),
        set: async (change: Record<string, unknown>) => {
          note('storage.set', change);
          Object.assign(fake.values, change);
          storageChanged.fire(change, 'local');
        },
        remove: async (key: string) => {
          note('storage.remove', key);
          delete fake.values[key];
        },
        clear: async () => {
          fake.values = {};
        },
      },
    },
  },
});

Object.defineProperty(navigator, 'storage', { configurable: true, value: { persist: async () => true } });
