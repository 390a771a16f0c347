import type { Page } from 'puppeteer-core';
import type { Target } from './extension.ts';
import { inFirefoxItself } from './firefox-itself.ts';

/** A part of the page as the browser gives it to assistive software. */
export interface TreePart {
  /** As ARIA names it. */
  readonly role: string;
  /** Empty where it has none. */
  readonly name: string;
  /** Of a heading; otherwise 0. */
  readonly level: number;
  /** Undefined for what cannot be opened. */
  readonly expanded?: boolean;
  readonly focused: boolean;
}

/** What a screen reader reads and does, by the tree that the browser makes for it. */
export interface AccessibilityTree {
  /** The page from its beginning to its end. */
  readonly read: () => Promise<readonly TreePart[]>;
  /** Does what a click does. */
  readonly press: (role: string, name: string) => Promise<void>;
}

/** The accessibility tree of the page in front. */
export function accessibilityTree(target: Target, page: Page): AccessibilityTree {
  return target === 'firefox' ? treeInFirefox(page) : treeInChromium(page);
}

/** What the two browsers call the same. */
const ariaRoles: Readonly<Record<string, string>> = {
  StaticText: 'text',
  'text leaf': 'text',
  pushbutton: 'button',
  'toggle button': 'button',
  DisclosureTriangle: 'button',
  summary: 'button',
  checkbutton: 'checkbox',
  statusbar: 'status',
};

interface ChromiumNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
  readonly backendDOMNodeId?: number;
}

function treeInChromium(page: Page): AccessibilityTree {
  const readNodes = async () => {
    const session = await page.createCDPSession();
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly ChromiumNode[] };
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const inOrder = (id: string | undefined): ChromiumNode[] => {
      const node = byId.get(id ?? '');
      return node ? [node, ...(node.childIds ?? []).flatMap(inOrder)] : [];
    };
    return { session, nodes: inOrder(nodes[0]?.nodeId).filter(({ ignored }) => !ignored) };
  };
  return {
    async read() {
      const { session, nodes } = await readNodes();
      await session.detach();
      return nodes.map(partOfChromium);
    },
    async press(role, name) {
      const { session, nodes } = await readNodes();
      const backendNodeId = nodes.find((node) => isLike(partOfChromium(node), role, name))?.backendDOMNodeId;
      const { object } = await session.send('DOM.resolveNode', backendNodeId === undefined ? {} : { backendNodeId });
      await session.send('Runtime.callFunctionOn', {
        ...(object.objectId === undefined ? {} : { objectId: object.objectId }),
        functionDeclaration: 'function () { this.focus(); this.click(); }',
        userGesture: true,
      });
      await session.detach();
    },
  };
}

function partOfChromium({ role, name, properties = [] }: ChromiumNode): TreePart {
  const value = (wanted: string) => properties.find((one) => one.name === wanted)?.value.value;
  const expanded = value('expanded');
  return {
    role: ariaRole(role?.value ?? ''),
    name: name?.value ?? '',
    level: Number(value('level') ?? 0),
    ...(typeof expanded === 'boolean' ? { expanded } : {}),
    focused: value('focused') === true,
  };
}

interface FirefoxNode {
  readonly role: string;
  readonly name: string | null;
  readonly states: readonly string[];
  readonly level: string;
}

/** All parts of the page in front, in Firefox's own window. */
const firefoxParts = `
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const parts = [];
  const add = (part) => {
    parts.push(part);
    for (const child of part.children.enumerate(Ci.nsIAccessible)) add(child);
  };
  // The tree is made when it is first asked for, and after each change in the next moment.
  for (let last = -1; last !== parts.length || parts.length < 3; ) {
    last = parts.length;
    await new Promise((done) => setTimeout(done, 300));
    parts.length = 0;
    add(service.getAccessibleFor(gBrowser.selectedBrowser));
  }
  // An ARIA role of its own has a word of its own.
  const roleOf = (part) => part.attributes.getStringProperty('xml-roles').split(' ')[0] || service.getStringRole(part.role);
  const safely = (read) => { try { return read(); } catch { return ''; } };
`;

function treeInFirefox(page: Page): AccessibilityTree {
  const browser = page.browser();
  const read = async (): Promise<TreePart[]> => {
    const read = await inFirefoxItself(
      browser,
      `(async () => {${firefoxParts}
        const told = (part) => {
          const [state, extra] = [{}, {}];
          part.getState(state, extra);
          return [{
            role: safely(() => roleOf(part)) || service.getStringRole(part.role),
            name: part.name,
            states: [...service.getStringStates(state.value, extra.value)],
            level: safely(() => part.attributes.getStringProperty('level')),
          }];
        };
        // What has just left the page can no longer be read.
        return JSON.stringify(parts.flatMap((part) => safely(() => told(part)) || []));
      })()`,
    );
    return (JSON.parse(read) as FirefoxNode[]).map(partOfFirefox);
  };
  return {
    read,
    async press(role, name) {
      const words = Object.keys(ariaRoles).filter((word) => ariaRoles[word] === role);
      await inFirefoxItself(
        browser,
        `(async () => {${firefoxParts}
          const words = ${JSON.stringify([role, ...words])};
          const isWanted = (part) => part.name === ${JSON.stringify(name)} && words.includes(service.getStringRole(part.role));
          const wanted = parts.find((part) => safely(() => isWanted(part)));
          wanted.takeFocus();
          wanted.doAction(0);
          return 'pressed';
        })()`,
      );
    },
  };
}

function partOfFirefox({ role, name, states, level }: FirefoxNode): TreePart {
  const isOpen = states.includes('expanded');
  return {
    role: ariaRole(role),
    name: name ?? '',
    level: Number(level),
    ...(isOpen || states.includes('collapsed') ? { expanded: isOpen } : {}),
    focused: states.includes('focused'),
  };
}

function ariaRole(role: string): string {
  return ariaRoles[role] ?? role;
}

function isLike(part: TreePart, role: string, name: string): boolean {
  return part.role === role && part.name === name;
}
