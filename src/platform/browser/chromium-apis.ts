/** The two interfaces that only Chromium has and that the published WebExtension types therefore lack. */
export interface ChromiumApis {
  readonly offscreen?: {
    hasDocument(): Promise<boolean>;
    createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
    closeDocument(): Promise<void>;
  };
  readonly declarativeNetRequest?: {
    updateSessionRules(options: { removeRuleIds: number[]; addRules: SessionRule[] }): Promise<void>;
    getSessionRules(): Promise<SessionRule[]>;
  };
}

export interface SessionRule {
  readonly id: number;
  readonly priority: number;
  readonly condition: {
    readonly initiatorDomains: readonly string[];
    readonly resourceTypes: readonly string[];
    readonly requestDomains?: readonly string[];
  };
  readonly action: {
    readonly type: 'modifyHeaders';
    readonly requestHeaders: readonly (
      | {
          readonly header: string;
          readonly operation: 'remove';
        }
      | { readonly header: string; readonly operation: 'set'; readonly value: string }
    )[];
    readonly responseHeaders: readonly { readonly header: string; readonly operation: 'remove' }[];
  };
}
