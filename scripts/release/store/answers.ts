/** Answers to the stores' forms, in English, which their reviewers read. */

/** The single purpose. If a build can share, sharing is a part of it and has to be named. */
export const singlePurpose = (canShare: boolean): string =>
  `Reachable tells a person whether messengers work on their own connection, are slowed, or are blocked, and how. It asks public servers of the chosen messengers and of comparison sites when the person presses "Check now", or in background checks that the person switched on, and shows a verdict with its reasons.${
    canShare
      ? ' For the same purpose, a person may switch on sharing: country, network, results and version then go, encrypted, to a collector that publishes rounded figures, and the extension shows what others on the same network see. It is off until then.'
      : ''
  }`;

/** The reason for each permission, optional permission and host pattern. The key is the name in the manifest. */
export const permissionReasons: Readonly<Record<string, string>> = {
  storage: "Keeps the person's settings on the device.",
  alarms: 'Wakes background checks, once the person has switched them on.',
  webRequest:
    "Reads how the extension's own requests end: the name of the error, and what kind of address answered. It listens to no request of any page.",
  offscreen:
    'An unseen page that opens the message channels, since cookies can be taken off them only there, and that asks call servers, since a worker has no WebRTC.',
  declarativeNetRequestWithHostAccess:
    "Session rules for requests that the extension itself starts: they take cookies and everything that identifies the person off them. No page's request is changed.",
  webRequestBlocking:
    "Takes cookies and everything that identifies the person off the extension's own requests, refuses answers to them that would fill the memory when the browser unpacks them, and shows whether somebody added the authority of a certificate. No page's request is changed.",
  dns: "Asks the network's own name resolver about a messenger that failed, to tell a block of the name from others.",
  captivePortal: 'Asks whether Firefox has seen a sign-in page, so that a hotel network is not taken for a block.',
  notifications:
    'Optional: says when something got worse or works again. The browser asks when the person switches notifications on.',
  hosts:
    'Optional: the addresses of the messengers and comparison sites that the extension knows. The browser asks for those of the chosen messengers at the first "Check now". Without it a browser does not show why a request failed.',
  'https://*/*':
    'Optional, and never asked for as it stands: browsers only let an extension ask for a host that its manifest covers, and nobody knows beforehand which messenger a person adds by its address. The browser asks for that one host when the person adds it, and removing it gives the access back.',
  'wss://*/*': 'Optional, as https://*/*: for the message channel of a messenger that a person adds.',
};

export const remoteCode =
  'No. All code is in the package; answers of servers, and a list of addresses that a person may ask for, are read as data and never run.';

/** The kinds of data that the stores list, and whether they leave the device. */
export const dataUse = (canShare: boolean): Readonly<Record<string, string>> => ({
  'personally identifiable information': 'not collected',
  'health information': 'not collected',
  'financial and payment information': 'not collected',
  'authentication information': 'not collected',
  'personal communications': 'not collected: no message, contact or account is ever asked for',
  location: canShare
    ? 'country and network, only after the person switched sharing on, encrypted, without the IP address'
    : 'not collected',
  'web history': 'not collected: no page that the person visits is seen',
  'user activity': canShare
    ? 'results of checks and the version, only after the person switched sharing on'
    : 'not collected',
  'website content': 'not collected',
  sold: 'no data is sold, used for credit, or used for anything but the single purpose',
});

/** How a reviewer reaches each feature. Nothing needs an account. */
export const reviewerNotes = (canShare: boolean): readonly string[] => [
  'No feature needs an account, a login or a payment.',
  'Open the popup and press "Check now". The browser asks for access to the servers of the chosen messengers; agree. A check takes seconds to a minute.',
  'Press a row: its reasons, "How we know" with the observations, and "Does this match what you see?". After "No" there is a report to copy, and a link to the form of the project; nothing leaves before that link is pressed.',
  'The dashboard (from the popup, or the options of the extension) has the overview, the history, evidence to print, the settings and the help.',
  'Background checks, notifications and "Leave no trace" are in the settings, and off at first. "Delete everything" is there too.',
  'To see a block without a censor, refuse one host by the firewall or hosts file of the test machine, for example web.telegram.org, and check again.',
  'A messenger can be added by its address in the settings: then the browser asks for that one host, which is what the optional https://*/* is for.',
  canShare
    ? 'Sharing is on its own page of the dashboard and off until "Share results" is pressed.'
    : 'This version has no code for sharing.',
  'To rebuild: unpack the sources, then "npm run build-for-amo" with Node 24. It prints the SHA-256 of the package, byte for byte. Nothing is minified beyond what Vite does, and assets/preact.js is the library Preact, unchanged.',
];
