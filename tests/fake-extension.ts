import './fake-locks.ts';

/**
 * A fake of the browser's extension API, as far as the product uses it. Importing this file installs it; import it
 * before anything of the product. It records calls in `fake`, for tests to read, and those of pages in `fake.calls`, in
 * order. Pages of the preview use it too, so it is plain JavaScript for any context.
 */

type Listener = (...args: never[]) => unknown;

const event = () => {
  const listeners = new Map<Listener, readonly unknown[]>();
  return {
    listeners,
    addListener: (listener: Listener, ...rest: unknown[]) => void listeners.set(listener, rest),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    fire: (...args: unknown[]) => [...listeners.keys()].map((listener) => listener(...(args as never[]))),
  };
};

export const events = {
  beforeSendHeaders: event(),
  sendHeaders: event(),
  headersReceived: event(),
  beforeRedirect: event(),
  responseStarted: event(),
  errorOccurred: event(),
  beforeRequest: event(),
  completed: event(),
  storageChanged: event(),
  message: event(),
  permissionAdded: event(),
  permissionRemoved: event(),
  noticeClicked: event(),
  alarm: event(),
  installed: event(),
  startup: event(),
};

/** Rules of declarativeNetRequest, as Chromium holds them for the session. */
export interface FakeRule {
  readonly id: number;
  readonly priority: number;
  readonly condition: Readonly<Record<string, unknown>>;
  readonly action: {
    readonly requestHeaders: readonly Readonly<Record<string, string>>[];
    readonly responseHeaders: readonly Readonly<Record<string, string>>[];
  };
}

export interface Call {
  readonly name: string;
  readonly with: unknown;
}

const untouched = () => ({
  calls: [] as Call[],
  values: {} as Record<string, unknown>,
  /** What the browser holds in memory only. */
  sessionValues: {} as Record<string, unknown>,
  rules: [] as FakeRule[],
  /** Whether the browser has granted addresses at all. */
  granted: true,
  /** Match patterns that the browser has not granted. */
  missing: [] as string[],
  /** The outcome of the browser's prompt: the person's answer, or the browser's refusal to ask. */
  consent: 'yes' as 'yes' | 'no' | 'not asked',
  /** Match patterns and kinds of data that the browser reports as granted. */
  given: { origins: [] as string[], data_collection: [] as string[] },
  /** Match patterns and other permissions that were given back. */
  givenBack: [] as string[],
  /** Permissions that the person allowed, other than for addresses. */
  allowed: [] as string[],
  /** Notifications that are on the screen, by id. */
  notices: {} as Record<string, Readonly<Record<string, unknown>>>,
  /** Alarms that are set, by name. */
  alarms: {} as Record<string, Readonly<Record<string, number>>>,
  /** The state of the toolbar button. */
  button: {} as { badge?: string; title?: string; icon?: string },
  /** Offscreen pages as they were requested. */
  pages: [] as { readonly url: string; readonly reasons: readonly string[] }[],
  /**
   * The origin of the extension's files. Node knows no origin of extension URLs, so this one has a scheme that it
   * knows.
   */
  origin: 'https://fake-uuid.example',
  /** Whether the button is in the toolbar. */
  inToolbar: false,
  /** Whether this page is the popup, not a tab. */
  popup: false,
  /** The tab of this page. */
  tab: 7,
  /** The next tab that is opened. */
  newTab: 8,
  /** Whether it is in a private window. */
  isPrivate: false,
  /** The background's answer, if nothing stands in for it. */
  answer: { ok: 'started' } as unknown,
});

export const fake = untouched();

export function callsOf(name: string): unknown[] {
  return fake.calls.filter((call) => call.name === name).map((call) => call.with);
}

function note(name: string, what: unknown): void {
  fake.calls.push({ name, with: what });
}

type Background = (request: string, asks: unknown) => Promise<unknown>;
let background: Background | undefined;

/** Replaces the background when something is asked of it. */
export function answerWith(answers: Background): void {
  background = answers;
}

export function resetFake(): void {
  Object.assign(fake, untouched());
  background = undefined;
  for (const { listeners } of Object.values(events)) listeners.clear();
}

/** With this the fake is Chromium, which has rules; without it Firefox, which has a blocking filter. */
export function haveRules(has: boolean): void {
  const api = {
    getSessionRules: async () => fake.rules,
    updateSessionRules: async ({ removeRuleIds, addRules }: { removeRuleIds: number[]; addRules: FakeRule[] }) => {
      fake.rules = [...fake.rules.filter(({ id }) => !removeRuleIds.includes(id)), ...addRules];
    },
  };
  Object.assign(extension, { declarativeNetRequest: has ? api : undefined });
}

/** With this the fake is Chromium, which has at most one offscreen page. */
export function haveOffscreen(has: boolean): void {
  const api = {
    hasDocument: async () => fake.pages.length > 0,
    createDocument: async (page: (typeof fake.pages)[number]) => {
      if (fake.pages.length > 0) throw new Error('Only a single offscreen document may be created.');
      fake.pages.push(page);
    },
    closeDocument: async () => void fake.pages.pop(),
  };
  Object.assign(extension, { offscreen: has ? api : undefined });
}

/** An area of storage; like the browser's, it copies what it is given. */
function area(name: string, of: 'values' | 'sessionValues') {
  return {
    get: async (keys: string | string[]) =>
      Object.fromEntries(
        [keys].flat().flatMap((key) => (key in fake[of] ? [[key, structuredClone(fake[of][key])]] : [])),
      ),
    set: async (change: Record<string, unknown>) => {
      note(`storage.${name}.set`, change);
      Object.assign(fake[of], structuredClone(change));
      events.storageChanged.fire(change, name);
    },
    remove: async (keys: string | string[]) => {
      note(`storage.${name}.remove`, keys);
      for (const key of [keys].flat()) delete fake[of][key];
      events.storageChanged.fire(Object.fromEntries([keys].flat().map((key) => [key, {}])), name);
    },
    clear: async () => {
      fake[of] = {};
    },
  };
}

interface FakePermissions {
  readonly origins?: readonly string[];
  readonly permissions?: readonly string[];
  readonly data_collection?: readonly string[];
}

const extension = {
  runtime: {
    id: 'fake-id',
    getURL: (path: string) => `${fake.origin}/${path}`,
    getPlatformInfo: async () => ({}),
    getManifest: () => ({
      version: '1.2.3',
      permissions: ['storage', 'alarms', 'webRequest', 'offscreen'],
      browser_specific_settings: { gecko: { data_collection_permissions: { required: ['none'], optional: ['all'] } } },
    }),
    onMessage: events.message,
    onInstalled: events.installed,
    onStartup: events.startup,
    sendMessage: async (message: { request?: string; ask?: unknown }) => {
      note('sendMessage', message);
      if (message.request === undefined)
        return new Promise((respond) => events.message.fire(message, { id: extension.runtime.id }, respond));
      return background ? { ok: await background(message.request, message.ask) } : fake.answer;
    },
  },
  permissions: {
    contains: async ({ origins = [], permissions = [] }: FakePermissions) =>
      (fake.granted || origins.length === 0) &&
      !origins.some((origin) => fake.missing.includes(origin)) &&
      permissions.every((one) => fake.allowed.includes(one)),
    getAll: async () => ({ permissions: extension.runtime.getManifest().permissions, ...structuredClone(fake.given) }),
    request: async (asked: FakePermissions) => {
      note('permissions.request', asked);
      if (fake.consent === 'not asked') throw new Error('may only be called from a user input handler');
      return fake.consent === 'yes';
    },
    remove: async (given: FakePermissions) => {
      note('permissions.remove', given);
      const { origins = [], permissions = [], data_collection = [] } = given;
      fake.givenBack.push(...origins, ...permissions, ...data_collection);
      return true;
    },
    onAdded: events.permissionAdded,
    onRemoved: events.permissionRemoved,
  },
  notifications: {
    create: async (id: string, notice: Record<string, unknown>) => {
      fake.notices[id] = notice;
      return id;
    },
    clear: async (id: string) => delete fake.notices[id],
    getAll: async () => Object.fromEntries(Object.keys(fake.notices).map((id) => [id, true])),
    onClicked: events.noticeClicked,
  },
  alarms: {
    create: (name: string, when: Record<string, number>) => void Object.assign(fake.alarms, { [name]: when }),
    get: async (name: string) => {
      const set = fake.alarms[name];
      const inMinutes = set?.['delayInMinutes'] ?? set?.['periodInMinutes'] ?? 0;
      return set && { name, scheduledTime: set['when'] ?? Date.now() + inMinutes * 60_000 };
    },
    clear: async (name: string) => delete fake.alarms[name],
    clearAll: async () => void Object.assign(fake, { alarms: {} }),
    onAlarm: events.alarm,
  },
  tabs: {
    create: async (tab: unknown) => {
      note('tabs.create', tab);
      return { id: fake.newTab };
    },
    getCurrent: async () => ({ id: fake.tab }),
  },
  extension: {
    getViews: () => (fake.popup ? [globalThis] : []),
    get inIncognitoContext() {
      return fake.isPrivate;
    },
  },
  i18n: { getUILanguage: () => 'en' },
  action: {
    getUserSettings: async () => ({ isOnToolbar: fake.inToolbar }),
    setBadgeText: async ({ text }: { text: string }) => void Object.assign(fake.button, { badge: text }),
    setBadgeBackgroundColor: async () => undefined,
    setTitle: async ({ title }: { title: string }) => void Object.assign(fake.button, { title }),
    setIcon: async ({ path }: { path: Record<string, string> }) =>
      void Object.assign(fake.button, { icon: path['16'] }),
  },
  storage: {
    onChanged: events.storageChanged,
    local: area('local', 'values'),
    session: area('session', 'sessionValues'),
  },
  webRequest: {
    onBeforeSendHeaders: events.beforeSendHeaders,
    onSendHeaders: events.sendHeaders,
    onHeadersReceived: events.headersReceived,
    onBeforeRedirect: events.beforeRedirect,
    onResponseStarted: events.responseStarted,
    onErrorOccurred: events.errorOccurred,
    onBeforeRequest: events.beforeRequest,
    onCompleted: events.completed,
  },
};

// Firefox has the interface under both names, and the product looks at both.
Object.assign(globalThis, { browser: extension, chrome: extension });

// Some pages of the tests ask for persistent storage, which their document lacks.
if (globalThis.document && !navigator.storage)
  Object.defineProperty(navigator, 'storage', { configurable: true, value: { persist: async () => true } });
