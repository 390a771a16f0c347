/** The values of a fake extension API that is enough to read results but not to run a check. */
export interface FakeValues {
  readonly stored: Readonly<Record<string, unknown>>;
  readonly granted: boolean;
  /** Is the page the popup, and not a tab? */
  readonly popup: boolean;
}

/** Runs inside the page, so it must not use anything from outside itself. */
export function installFakeExtension({ stored, granted, popup }: FakeValues): void {
  const values: Record<string, unknown> = { ...stored };
  const deaf = { addListener() {}, removeListener() {} };
  const fake = {
    runtime: {
      id: 'preview',
      getURL: (path: string) => `/${path}`,
      getManifest: () => ({ version: '0.1.0', permissions: ['storage', 'alarms', 'webRequest', 'offscreen'] }),
      sendMessage: async () => ({ ok: 'started' }),
      onMessage: deaf,
    },
    action: { getUserSettings: async () => ({ isOnToolbar: false }) },
    extension: { getViews: () => (popup ? [window] : []) },
    i18n: { getUILanguage: () => 'en' },
    permissions: {
      contains: async () => granted,
      request: async () => false,
      onAdded: deaf,
      onRemoved: deaf,
    },
    storage: {
      onChanged: deaf,
      session: { get: async () => ({}), set: async () => {}, remove: async () => {} },
      local: {
        get: async (key: string) => (key in values ? { [key]: values[key] } : {}),
        set: async (change: object) => void Object.assign(values, change),
        remove: async (key: string) => void delete values[key],
        clear: async () => {},
      },
    },
  };
  Object.assign(globalThis, { browser: fake });
}
