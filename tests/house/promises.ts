/** A promise of PRIVACY.md, SECURITY.md or the collector's OPERATIONS.md, and what holds it. */
export interface Promised {
  /** A point of a list there, word for word. */
  readonly says: string;
  /** Files of tests, each with the titles of those that fail where the promise is broken, as they are written there. */
  readonly heldBy: readonly (readonly [file: string, ...titles: string[]])[];
}

/** Every promise of these documents, in their order: a point without a line here fails `promises.test.ts`. */
export const promises: readonly Promised[] = [
  {
    says: 'What Reachable finds stays in this browser until you delete it, or agree to share it.',
    heldBy: [
      [
        'tests/browser/sharing.test.ts',
        'nothing is sent before the person agrees, nothing that identifies them afterwards, and what waits can be deleted',
      ],
      ['tests/house/sharing.test.ts', 'has no relay, route, menu entry or code of sharing if none is named'],
    ],
  },
  {
    says: 'It has no account, telemetry, advertising or crash reports, and runs no code but its package.',
    heldBy: [
      [
        'tests/browser/silence.test.ts',
        'nothing is sent, whichever pages are opened, and a check contacts what is listed and nobody else',
      ],
      [
        'tests/house/package.test.ts',
        'loads later only what runs jobs in Firefox, and evaluates no text',
        'is built from its entry in the sources',
        "lets its pages run only the package's scripts",
      ],
    ],
  },
  // When something is sent
  {
    says: 'Installing it, starting the browser and opening its pages send nothing.',
    heldBy: [
      [
        'tests/browser/silence.test.ts',
        'nothing is sent, whichever pages are opened, and a check contacts what is listed and nobody else',
      ],
      ['tests/background/main.test.ts', 'asks nobody when the browser starts, or when it was installed or renewed'],
    ],
  },
  {
    says: 'A check is made when you press "Check now", "Test again", or a key you chose; after "Watch for an hour" each two minutes.',
    heldBy: [
      ['tests/background/watch.test.ts', 'checks a service every two minutes, and ends by itself after an hour'],
      [
        'tests/browser/silence.test.ts',
        'nothing is sent, whichever pages are opened, and a check contacts what is listed and nobody else',
      ],
      [
        'tests/house/package.test.ts',
        'gives no command a key: a check by the keyboard needs one that the person chooses',
      ],
    ],
  },
  {
    says: 'Background checks are off until you switch them on, or press a "Tell me" button, which ends with the answer, and under "Leave no trace" with the browser. They run only online, within the monthly budget of data.',
    heldBy: [
      ['tests/model/settings.test.ts', 'have background checks off until a person switches them on'],
      [
        'tests/schedule/timetable.test.ts',
        'does not come until a person switches background checks on',
        'runs when background checks are on, not paused, and the browser is online',
      ],
      [
        'tests/background/tell-when-works.test.ts',
        'gets background checks, and one notification that names the app; then everything is as before',
        'has no background checks any more once the browser has forgotten why',
      ],
      ['tests/background/main.test.ts', 'waits one interval if the data budget is used up'],
    ],
  },
  {
    says: 'A check waits ten minutes at most for access, and goes on only within a minute of being cut off.',
    heldBy: [
      [
        'tests/platform/pending-check.test.ts',
        'is forgotten when the prompt is answered more than ten minutes later',
        'is not carried out when something else is allowed after it was declined',
      ],
      [
        'tests/background/round-keeper.test.ts',
        'closes a round as interrupted whose last observation is so old that the device must have slept',
        'closes a round that had observed nothing yet, and was cut off more than a minute ago',
      ],
    ],
  },
  {
    says: '"Open the sign-in page" opens this browser\'s sign-in check, or where that leads, asks it each half minute, ten minutes at most, then makes one check.',
    heldBy: [
      [
        'tests/background/await-sign-in.test.ts',
        'waits until the network lets the person through, but no longer than ten minutes',
        'asks nothing if the clock was set back, or nobody opened a sign-in page',
      ],
      [
        'tests/browser/sign-in.test.ts',
        'the check goes on by itself once the person has signed in',
        'leads, in $target, $leads',
      ],
    ],
  },
  {
    says: '"Try it in an ordinary tab" makes an ordinary visit, with cookies and history; Reachable learns whether a page came, and keeps nothing.',
    heldBy: [
      [
        'tests/browser/visit.test.ts',
        'is opened in a tab on a click, as the browser itself does, and only the outcome is told',
      ],
      ['tests/platform/visit.test.ts', 'opens a new tab, and leaves no listener behind', 'of %s'],
      [
        'tests/pages/dashboard/service.test.tsx',
        'offers a visit in a tab where its page failed, and says the risk above the button',
        'offers no visit in a tab %s',
      ],
    ],
  },
  {
    says: 'Sharing, and reading what others see, are off until you switch them on, and only in builds that name relays.',
    heldBy: [
      [
        'tests/browser/sharing.test.ts',
        'nothing is sent before the person agrees, nothing that identifies them afterwards, and what waits can be deleted',
      ],
      ['tests/house/sharing.test.ts', 'has no relay, route, menu entry or code of sharing if none is named'],
    ],
  },
  // Newer addresses
  {
    says: 'Newer addresses are asked for only when you press their button, without cookie, login, referrer, origin or a word on your list; nothing stays in the cache.',
    heldBy: [
      [
        'tests/browser/long/addresses.test.ts',
        'are requested only by a click, shown, used by the next check, and left again',
      ],
      [
        'tests/house/package.test.ts',
        'cannot look for newer addresses: it knows no server of them, and cannot read a list',
      ],
      [
        'tests/platform/update/attacks.test.ts',
        'is requested without cookie, referrer, cache and anything that identifies this browser',
      ],
    ],
  },
  {
    says: 'Access to their server is then given back. You see changes before you take them; one click goes back.',
    heldBy: [
      [
        'tests/pages/dashboard/addresses.test.tsx',
        'are not asked for before a click, and not where access is declined',
        'give back the access to their server once it was asked, whatever came',
        'say in sentences what changes',
        'are named by their day once a list is in use, and left by one click',
      ],
      [
        'tests/browser/long/addresses.test.ts',
        'are requested only by a click, shown, used by the next check, and left again',
      ],
    ],
  },
  // What a check sends
  {
    says: 'It asks the messengers that are switched on, comparison sites and call servers, of [the catalogue](src/catalogue/catalogue.ts), the list that you took, or yours; no page without access to its host.',
    heldBy: [
      [
        'tests/browser/silence.test.ts',
        'nothing is sent, whichever pages are opened, and a check contacts what is listed and nobody else',
      ],
      ['tests/background/round-keeper.test.ts', 'starts a round of the services that the person enabled, or asked for'],
      ['tests/schedule/allowed-part.test.ts', 'asks nobody without any access', 'leaves out no host with access'],
      ['tests/browser/access.test.ts', 'asks nobody in Chromium if access is declined, and offers once to allow all'],
    ],
  },
  {
    says: 'A request has no cookie, login, referrer, or origin or id that tells who you are; no cookie is kept.',
    heldBy: [
      [
        'tests/browser/headers.test.ts',
        'sends no cookie, no referrer and no origin that names the installation, unlike a visit',
      ],
      [
        'tests/browser/instruments.test.ts',
        'has another connection, resumes no session, sends no login and keeps no cookie',
        'sends no cookie and no name from a check, and keeps no cookie',
      ],
      ['tests/probe/transfer.test.ts', 'sends random bytes, and any answer shows that they arrived'],
    ],
  },
  {
    says: 'Redirects are followed only for a page or large file, to a host of the same messenger or site.',
    heldBy: [
      ['tests/browser/bad-pages.test.ts', 'ends, requests only files of the service, and calls none blocked'],
      ['tests/probe/request.test.ts', 'does not follow a redirect'],
      ['tests/background/make-transfer.test.ts', "is not read at %s, which is not the service's, or not https"],
      [
        'tests/probe/transfer.test.ts',
        'follows a redirect only to where it may',
        'is followed to its login, and no farther than three times',
      ],
    ],
  },
  {
    says: "A message channel says what its messenger's page says before sign-in, with random numbers and the time, names that page as origin, and closes seconds later, at once if compressed.",
    heldBy: [
      [
        'tests/probe/websocket.test.ts',
        'that opens and stays is closed after a random time',
        'whose server agrees to compression is ended as it opens, and says nothing',
      ],
      [
        'tests/platform/clean-headers.test.ts',
        'gives message channels the Origin of the service’s own client, by a rule of higher priority',
        'gives message channels the Origin of the service’s own client',
      ],
      [
        'tests/browser/flood.test.ts',
        'gets less than 64 kB through before the connection is cut, and is told nothing: %s',
      ],
    ],
  },
  {
    says: "A quiet check asks what a tab with each messenger's page asks, one after the other, over minutes.",
    heldBy: [
      [
        'tests/browser/long/quiet.test.ts',
        'a quiet check in %s uses only names that pages use, one messenger after the other, by itself and by a click',
      ],
      [
        'tests/schedule/quiet.test.ts',
        'asks nothing that no tab asks: no call server, no resolver, no upload, no QUIC',
        'asks one messenger after the other, and the page of each first',
      ],
      ['tests/catalogue/page-names.test.ts', 'are those that a page of $name uses, in a quiet check'],
    ],
  },
  {
    says: 'Background checks are quiet unless you choose otherwise or wait for what only a whole check shows; your own by choice, and by default where [people are punished](src/catalogue/quiet-countries.ts) for such tools.',
    heldBy: [
      [
        'tests/background/wanted-extent.test.ts',
        'with %j is: %s',
        'is quiet in %s until they choose',
        'is a whole one if the person waits for something that only that can show',
      ],
      [
        'tests/browser/long/quiet.test.ts',
        'a quiet check in %s uses only names that pages use, one messenger after the other, by itself and by a click',
      ],
    ],
  },
  {
    says: 'Name resolvers (Google, Cloudflare, Quad9, AdGuard) are asked only where something fails; addresses looked up are compared and dropped.',
    heldBy: [
      ['tests/schedule/due.test.ts', 'needs no comparison probes and no control at the end'],
      [
        'tests/background/comparison-probes.test.ts',
        'pass on no address',
        'connects to no address inside the person’s own network',
      ],
      ['tests/probe/resolve.test.ts', 'gives the addresses of a name, and only their kinds are kept'],
    ],
  },
  {
    says: 'Sites inside one of [25 countries](src/catalogue/domestic), some of the state, are asked where time zone or language names it.',
    heldBy: [
      [
        'tests/catalogue/domestic-pack.test.ts',
        'follows the time zone %s to %s, whatever the language',
        'follows the language when the time zone is "%s"',
        'is absent in a place without a pack, so that nobody abroad contacts sites of their home country',
      ],
      ['tests/catalogue/catalogue.test.ts', 'of a round include no domestic ones when the country is unknown'],
    ],
  },
  {
    says: 'One of each of six other countries (`ya.ru`, `www.aparat.com`, `www.baidu.com`, `depo.pardus.org.tr`, `www.nadra.gov.pk`, `www.onliner.by`) is asked only where no comparison site answers.',
    heldBy: [
      [
        'tests/schedule/due-network.test.ts',
        'asks no site of any country while a foreign control answers',
        'asks no site of any country offline',
      ],
      ['tests/house/documents.test.ts', 'names the site of each country that is asked if nothing else answers'],
    ],
  },
  {
    says: 'Behind a noticed proxy, calls, QUIC and lookups are left out.',
    heldBy: [
      ['tests/schedule/call-relays.test.ts', 'are not tried behind a proxy, which datagrams would bypass'],
      [
        'tests/schedule/quic.test.ts',
        'is not tried if a proxy is known, on a slow line, or by a check that saves data',
      ],
      [
        'tests/background/run-task.test.ts',
        'a name is looked up by the resolver of the network, and by nobody if a proxy is known',
      ],
    ],
  },
  {
    says: 'A check that finds the usual messengers well moves 1.3 MB at most.',
    heldBy: [
      [
        'tests/browser/pacing.test.ts',
        'a healthy round moves at most 1.3 MB, with one handshake at a time for each host',
      ],
    ],
  },
  // Who can see what
  {
    says: "Order, number and pauses of names are random; where nothing fails, plain http asks only this browser's own sign-in check.",
    heldBy: [
      ['tests/schedule/name-gaps.test.ts', 'are drawn anew'],
      ['tests/schedule/plan.test.ts', 'has a different order with a different seed'],
      ['tests/schedule/due.test.ts', 'are only the one that this browser makes by itself, if that is answered'],
      ['tests/lab/on-the-wire.test.ts', 'send nothing in clear that only they send'],
    ],
  },
  {
    says: 'In Chromium encryption does not tell a messenger that two checks came from one browser.',
    heldBy: [
      [
        'tests/browser/headers.test.ts',
        'in Chromium, a messenger cannot tell from the encryption that two checks are by the same browser',
      ],
      [
        'tests/background/fresh-frame.test.ts',
        'is awaited by everything else that needs the page, so that nothing comes from the page before',
      ],
    ],
  },
  // Sharing
  {
    says: 'Nothing is sent before you have seen the literal message, answered two questions and agreed, again if what a report holds changes.',
    heldBy: [
      [
        'tests/browser/sharing.test.ts',
        'nothing is sent before the person agrees, nothing that identifies them afterwards, and what waits can be deleted',
      ],
      [
        'tests/pages/community/explained.test.tsx',
        'before the literal message, the page on sharing says who sees what, and the risks',
      ],
      [
        'protocol/tests/wire/report-version.test.ts',
        'a changed report has a new version, so that everybody who shares is asked again',
      ],
      ['tests/community/background/consent.test.ts', 'covers nothing once reports have changed: agreed to version %s'],
    ],
  },
  {
    says: "A report says its version, the six-hour slot, the country, the network's number (0 for a small one), one messenger, whether it works, is blocked or has another problem, and Reachable's minor version: no address, time, id, language, browser, speed or note.",
    heldBy: [
      [
        'protocol/tests/wire/report.test.ts',
        'becomes these fields and no others',
        'has the time in steps of six hours',
      ],
      ['protocol/tests/wire/shared-schemas.test.ts', '%s refuses %s'],
      ['tests/community/outbox/outbox.test.ts', 'has only these fields, none of which could link two messages'],
    ],
  },
  {
    says: 'Never shared: what was found before you agreed, offline, behind a sign-in page or noticed proxy, as you say on another network or through a VPN, of a site alone, or unsurely; imported checks; added messengers.',
    heldBy: [
      ['tests/platform/imported.test.ts', 'is no evidence and no measurement of this browser'],
      [
        'tests/background/main.test.ts',
        'is not shared when the person named another network while it ran (%s %j)',
        'is not shared when it was made through a VPN',
        'withdraws what waits to be shared, since it was not seen from here',
      ],
      [
        'tests/community/offscreen/take-part.test.ts',
        'never shares %s',
        'never shares a check from before they agreed',
        'never shares anything from %s',
      ],
      [
        'protocol/tests/wire/report.test.ts',
        'one that only says something about a site: %s',
        'one that is unsure',
        'one on a custom service',
      ],
    ],
  },
  {
    says: "A messenger's one report of six hours waits 90 minutes on average, six hours at most, and never goes right after another.",
    heldBy: [
      [
        'tests/community/outbox/outbox.test.ts',
        'is one message for each slot, service and network, with the latest verdict',
        'is not sent a second time in the same six hours',
        'is random: 90 minutes on average, a little less because of the limit at six hours, and never later',
        'is never early, and never right after another message',
      ],
    ],
  },
  {
    says: 'It is sent once, only where two relays give the same keys and see you on its network; after 48 hours, elsewhere, or when you stop it is deleted.',
    heldBy: [
      [
        'collector/tests/posted-once.test.ts',
        'is posted once and counts once, however many relays there are, even if every answer is lost',
      ],
      [
        'collector/tests/send-message.test.ts',
        'is not sent from another %s, if two relays say so',
        'is neither sent nor deleted because of one relay',
        'with a report is not sent by keys that a relay has for this person alone, even if they are in the log',
      ],
      [
        'tests/community/outbox/outbox.test.ts',
        'is dropped after 48 hours, and forgotten a week after it was sent',
        'is dropped in another network or country',
      ],
      ['tests/browser/long/sharing.test.ts', 'sends no result from another network than its own'],
    ],
  },
  {
    says: 'Who only reads sends messages of the same size at the same times.',
    heldBy: [
      [
        'tests/community/outbox/outbox.test.ts',
        'is sent at the same times for a person who only reads, without a report',
      ],
      [
        'tests/browser/sharing.test.ts',
        'nothing is sent before the person agrees, nothing that identifies them afterwards, and what waits can be deleted',
      ],
    ],
  },
  {
    says: 'A relay gets no cookie, language, referrer or origin, and cannot read a message.',
    heldBy: [
      [
        'tests/browser/sharing.test.ts',
        'nothing is sent before the person agrees, nothing that identifies them afterwards, and what waits can be deleted',
      ],
    ],
  },
  {
    says: 'The collector never sees your address, and stores sums alone, written once in five minutes and deleted after 90 days.',
    heldBy: [
      [
        'collector/tests/wire.test.ts',
        'no byte sent to the gateway shows who the sender was, or when it sent',
        'no file shows who the sender was, or when it sent',
      ],
      ['collector/tests/store.test.ts', 'stores counts and nothing about their senders'],
      ['collector/tests/write-clock.test.ts', 'writes once in each five minutes, in the first of them'],
      ['collector/tests/publisher/publish.test.ts', 'deletes counts that were already too old a day before'],
    ],
  },
  {
    says: 'Each way to stop ends what is under way; deleting a messenger, network or time deletes what waits of it.',
    heldBy: [
      ['tests/community/background/stop-sending.test.ts', 'is not posted once %s'],
      ['tests/community/background/listen.test.ts', 'sends nothing that was deleted from the results'],
      ['tests/background/sharing-under-way.test.ts', 'ends a report that is being sent, and leaves nothing of it'],
    ],
  },
  // What is stored
  {
    says: 'An observation holds no IP address, unless you added a messenger by one, and no content of an answer.',
    heldBy: [
      [
        'tests/probe/http.test.ts',
        'keeps the host with its port, and only the kind of the address with a tag that is valid within one round',
        'keeps of a target that is an address only its kind and a tag, by which two targets can be compared',
      ],
      ['tests/history/export/history-schema.test.ts', 'refuses %s'],
    ],
  },
  {
    says: 'Checks are kept 90 days, or as you choose; daily and hourly sums until you delete them.',
    heldBy: [
      [
        'tests/background/tidy-up.test.ts',
        'keeps rounds for 90 days if nothing was chosen',
        'deletes rounds that are older than the person wants them kept: %s',
      ],
      ['tests/platform/forget.test.ts', 'are deleted some at a time, and the roll-ups of their days stay'],
    ],
  },
  {
    says: '"Leave no trace" keeps the last 96 checks in memory, never on the disk.',
    heldBy: [
      ['tests/browser/settings.test.ts', 'leave no trace of a check on the disk with "Leave no trace"'],
      [
        'tests/platform/read-history.test.ts',
        'writes nothing to the disk, and shows pages the rounds of the session',
        'keeps only the newest rounds',
      ],
      [
        'tests/background/leave-no-trace.test.ts',
        'is stopped when "Leave no trace" is switched off, and nothing of it is written to the disk',
      ],
      [
        'tests/background/remembered-work.test.ts',
        'does not later write to the disk what it saw while no trace was wanted',
      ],
    ],
  },
  {
    says: "Chromium keeps Reachable out of private windows; in Firefox's it checks and stores nothing.",
    heldBy: [
      ['tests/house/package.test.ts', 'stays out of private windows if its pages cannot tell that they are in one'],
      [
        'tests/pages/popup-actions.test.tsx',
        'nothing can be checked, and no access is asked for: %s, %s',
        'a page stores nothing of what happens there, and deletes what it is told to',
      ],
    ],
  },
  {
    says: 'Reachable has no access to pages, tabs or history, and sends nobody the name of a messenger that you add.',
    heldBy: [
      [
        'tests/house/package.test.ts',
        'has no access to any host or page at first',
        'asks for exactly the permissions that are explained',
      ],
      [
        'tests/browser/long/strangers.test.ts',
        'in %s, neither another extension nor a page can have anything deleted, or read a file of this one',
      ],
      ['tests/model/custom-service.test.ts', 'is always one https or wss address of a public name or address'],
      ['protocol/tests/wire/report.test.ts', 'one on a custom service'],
      ['tests/history/export/wrong-verdict.test.ts', 'does not name a messenger that the person added'],
    ],
  },
  // How to delete
  {
    says: '"Delete everything" stops a check, deletes the files, and gives back all access.',
    heldBy: [
      [
        'tests/browser/long/access-after-deletion.test.ts',
        'Firefox grants no host any more, and keeps none',
        'Chromium grants no host any more, but keeps them in its own file, as the confirmation says',
      ],
      [
        'tests/background/forget.test.ts',
        'leaves none of them, and no access that would reveal what the person checked, added or shared',
      ],
      [
        'tests/browser/long/deleted-from-disk.test.ts',
        "contains the person's words unless they deleted everything: deleted is %s",
      ],
      [
        'tests/background/main.test.ts',
        'leaves nothing stored, and no alarm that would make the background write again',
      ],
      ['tests/background/round-keeper.test.ts', 'starts when nothing of the last round is being written any more'],
    ],
  },
  {
    says: 'The settings delete one messenger, network or time, even if the browser closes meanwhile; its access goes with a messenger or list of addresses.',
    heldBy: [
      [
        'tests/platform/forget.test.ts',
        'forgets one service with its observations',
        'forgets one network',
        'forgets a period, and keeps the rest of the same day',
        'is continued by the next background when this one is ended',
      ],
      ['tests/pages/dashboard/settings.test.tsx', 'are revoked one group at a time'],
      ['tests/pages/service-choice.test.ts', 'deletes it and gives its access back'],
      [
        'tests/pages/dashboard/addresses.test.tsx',
        'are named by their day once a list is in use, and left by one click',
      ],
    ],
  },
  // What the browser keeps
  {
    says: 'Firefox keeps nothing of the hosts that a check asked; Chromium keeps with its tabs nothing from a field of Reachable.',
    heldBy: [
      [
        'tests/browser/long/kept-by-the-browser.test.ts',
        'Firefox stores nothing about the hosts that a check contacted, even if they ask to be remembered',
      ],
      [
        'tests/browser/long/deleted-from-disk.test.ts',
        'Chromium stores the fields of a site with its tabs, but nothing from the fields of Reachable',
      ],
    ],
  },
  // Permissions
  {
    says: "`storage` keeps your settings, `alarms` wakes background checks, `webRequest` reads how Reachable's own requests and that visit end, and `declarativeNetRequestWithHostAccess` (Chromium) or `webRequestBlocking` (Firefox) takes what names you off these.",
    heldBy: [
      ['tests/house/package.test.ts', 'asks for exactly the permissions that are explained'],
      ['tests/platform/local-values.test.ts', 'are kept as they were changed'],
      [
        'tests/background/main.test.ts',
        'is planned again when the background starts after an update, which clears every alarm',
      ],
      ['tests/platform/request-events.test.ts', 'are matched by the fragment of its URL', 'of a tab are ignored'],
      [
        'tests/platform/clean-headers.test.ts',
        'touches only requests of the extension itself',
        'removes cookies, referrer and Origin from every request',
        'removes cookies, referrer and Origin from the extension’s own requests',
        'leaves all other requests alone',
      ],
    ],
  },
  {
    says: "`offscreen` (Chromium) is an unseen page for channels, calls, lookups and encryption; in Firefox `dns` asks your network's resolver, and `captivePortal` whether it saw a sign-in page.",
    heldBy: [
      ['tests/background/call-relay.test.ts', 'answers only the extension, and only requests that it knows'],
      [
        'tests/background/run-task.test.ts',
        'a name is looked up by the resolver of the network, and by nobody if a proxy is known',
      ],
      ['tests/house/package.test.ts', 'asks for exactly the permissions that are explained'],
    ],
  },
  {
    says: '`notifications` is asked for when you switch them on or wait for a messenger.',
    heldBy: [
      [
        'tests/pages/popup-actions.test.tsx',
        'asks for notifications in the click itself, and the background to wait for all that fails',
      ],
      ['tests/background/tell-news.test.ts', 'is not shown before the person asks for it, or after they take it back'],
    ],
  },
  {
    says: '`optional_host_permissions` are the catalogue\'s hosts, asked for at the first check or with a new messenger; of `https://*/*` and `wss://*/*` only the host that you add; relays, with "location" and "technical and interaction data" in Firefox, when you share or read.',
    heldBy: [
      [
        'tests/house/package.test.ts',
        'has no access to any host or page at first',
        'may ask for the hosts of the catalogue, and for one that a person adds',
      ],
      [
        'tests/pages/welcome.test.tsx',
        'changes with one click, which asks for nothing, and the check asks for what is chosen then',
      ],
      [
        'tests/pages/service-choice.test.ts',
        'asks for the host of %s without its port, since Firefox has no pattern with one',
      ],
      ['tests/house/sharing.test.ts', 'has relay, route and code of sharing if relays are named'],
    ],
  },
  // What you pass on
  {
    says: 'Exports and evidence name networks only if you tick that.',
    heldBy: [
      ['tests/pages/dashboard/data.test.tsx', 'leaves out network labels unless the person wants them'],
      ['tests/pages/dashboard/evidence.test.tsx', 'names no network until the person ticks that'],
    ],
  },
  {
    says: 'Evidence, shared results and reports of wrong verdicts name no added messenger, and such reports no host, network or country.',
    heldBy: [
      ['tests/history/export/gather-evidence.test.ts', 'says nothing about messengers that the person added'],
      [
        'tests/pages/dashboard/share.test.tsx',
        'leaves out messengers that were switched off or added by the person, and a stale check',
      ],
      [
        'tests/history/export/wrong-verdict.test.ts',
        'does not name a messenger that the person added',
        'names no host, no network and no country',
      ],
    ],
  },
  // SECURITY.md: in the browser
  {
    says: 'The package starts with access to no host, asks nobody without it, and asks for no permission beyond an exact list.',
    heldBy: [
      ['tests/browser/access.test.ts', 'asks nobody in Chromium if access is declined, and offers once to allow all'],
      ['tests/schedule/allowed-part.test.ts', 'asks nobody without any access'],
      [
        'tests/house/package.test.ts',
        'has no access to any host or page at first',
        'asks for exactly the permissions that are explained',
        'may ask for the hosts of the catalogue, and for one that a person adds',
      ],
    ],
  },
  {
    says: 'It runs in no page, and no page or extension reaches it.',
    heldBy: [
      ['tests/house/package.test.ts', 'has no access to any host or page at first'],
      [
        'tests/browser/long/strangers.test.ts',
        'in %s, neither another extension nor a page can have anything deleted, or read a file of this one',
      ],
    ],
  },
  {
    says: 'Its header rules touch its own requests alone, and go with the check.',
    heldBy: [
      [
        'tests/platform/clean-headers.test.ts',
        'touches only requests of the extension itself',
        'removes the rules again, including those of a killed worker',
        'leaves all other requests alone',
        'does nothing once it is removed',
      ],
    ],
  },
  {
    says: 'Nothing copied, saved, shared or printed has the id of the installation.',
    heldBy: [
      [
        'tests/browser/long/installation-id.test.ts',
        "no exported history of Firefox contains the installation's id, in any form",
        "does not contain the installation's id: %s",
        "does not contain the installation's id, whatever margins somebody sets",
      ],
      [
        'tests/pages/dashboard/installation-id.test.tsx',
        'the raw events behind a verdict',
        'the report of a wrong verdict',
        'the page on which a result is shared, its texts, or its picture',
      ],
    ],
  },
  {
    says: 'After "Delete everything" no file of the profile has a word of the person in it.',
    heldBy: [
      [
        'tests/browser/long/deleted-from-disk.test.ts',
        "contains the person's words unless they deleted everything: deleted is %s",
      ],
    ],
  },
  {
    says: 'Numbers by which hosts are compared are random: nobody can try addresses against them.',
    heldBy: [
      ['tests/model/tags.test.ts', 'depend on chance and not on the text, so that nobody can try texts against them'],
    ],
  },
  {
    says: 'Of names in answers, nothing that may spell an address is stored.',
    heldBy: [
      ['tests/model/spelled-address.test.ts', '%s is kept as %s'],
      ['tests/probe/http.test.ts', 'keeps of a target whose name spells an address only a tag in its place'],
    ],
  },
  // A network that lies, and a hostile server
  {
    says: "No answer leads a check into the person's own network, or by its headers to a host of its choice.",
    heldBy: [
      [
        'tests/browser/long/redirects.test.ts',
        'leads no check to a host inside the person’s own network',
        'leads no handshake with a silent host there',
      ],
      [
        'tests/browser/long/headers-that-act.test.ts',
        'in %s, no header of an answer leads the browser to another host',
      ],
    ],
  },
  {
    says: 'An address without access is asked from a frame that can ask nothing else; a lookup sends nothing to what it finds.',
    heldBy: [
      [
        'tests/background/ask-address.test.ts',
        'an address without access is only requested from a frame that can request nothing else',
      ],
      [
        'tests/browser/instruments.test.ts',
        'reaches a server in the person’s own network through a redirect if a page sends it, but not if the frame does',
        'a lookup sends nothing to the address that it finds',
        'a bare connection sends nothing that identifies it',
      ],
    ],
  },
  {
    says: 'An answer over https counts only with a certificate that the browser trusts, over plain http only with known content.',
    heldBy: [
      ['tests/probe/request.test.ts', 'because the certificate is %s gives no answer'],
      ['tests/catalogue/validate.test.ts', 'over plain http needs known content'],
      ['tests/probe/http.test.ts', 'is healthy only with the body in the catalogue, ignoring surrounding space'],
    ],
  },
  {
    says: 'What a person adds may be no name or address inside a network, at any port.',
    heldBy: [
      [
        'tests/model/custom-service.test.ts',
        'is always one https or wss address of a public name or address',
        'may not be "%s"',
      ],
      ['tests/history/export/settings-file.test.ts', "is refused with an address inside the reader's network"],
      ['tests/pages/dashboard/settings.test.tsx', 'of a person’s own cannot be at %s'],
    ],
  },
  {
    says: 'A channel is cut once its messages have 16 kB, and as it opens if compressed.',
    heldBy: [
      [
        'tests/browser/flood.test.ts',
        'gets less than 64 kB through before the connection is cut, and is told nothing: %s',
        'in Chromium, a message server that sends a small message which inflates to a gigabyte makes it no larger',
        'makes the browser no larger: %s',
      ],
      ['tests/probe/websocket.test.ts', 'whose server agrees to compression is ended as it opens, and says nothing'],
    ],
  },
  {
    says: 'Every answer is unpacked and read to a limit; a check ends whatever servers do.',
    heldBy: [
      [
        'tests/browser/long/packed-answers.test.ts',
        'make the browser no larger, whatever the coding and the connection',
        'in Firefox, servers whose small answers unpack to a gigabyte make it no larger while its thread is busy',
        'in Firefox, servers that compress all pages in an unaccepted coding look neither blocked nor slowed',
      ],
      [
        'tests/platform/clean-headers.test.ts',
        'refuses what would be unpacked ahead of its reader: %s, %o',
        'leaves a body in gzip packed, by a type that makes Firefox do so, and keeps its own',
      ],
      ['tests/probe/unpacked.test.ts', 'is unpacked by a mebibyte at a time, however much one packet holds'],
      [
        'tests/probe/request.test.ts',
        'reads no more of the body than requested',
        'costs no more than was requested: $kind',
      ],
      [
        'tests/probe/transfer.test.ts',
        'that grows without end, or unpacks to a thousand times its size, is read to its limit',
      ],
      ['tests/platform/update/attacks.test.ts', 'a gzip bomb'],
      [
        'tests/browser/bad-input.test.ts',
        'a round survives servers that stream forever, redirect in circles or send huge headers',
      ],
      ['tests/schedule/due-properties.test.ts', 'ends, and never repeats a task'],
    ],
  },
  {
    says: 'Hosts that fail are asked one by one, after a pause.',
    heldBy: [
      ['tests/browser/pacing.test.ts', 'hosts that fail are retried one by one, after a pause'],
      ['tests/background/task-queue.test.ts', 'does at most six tasks at once'],
    ],
  },
  {
    says: 'No check of the future is taken for the last one; imported ones are marked, and never believed.',
    heldBy: [
      [
        'tests/platform/imported.test.ts',
        'is shown, with a mark',
        'makes no speed usual, no verdict more certain, and no notification',
        'is no evidence and no measurement of this browser',
      ],
      [
        'tests/platform/dated-ahead.test.ts',
        'does not take a check dated %s ahead for the last one',
        'is imported without them, and says how many of each kind there are',
      ],
    ],
  },
  // Files and lists from others
  {
    says: 'A file of settings shows all its changes before the second click, and passes no host off as a known messenger.',
    heldBy: [
      [
        'tests/pages/dashboard/data.test.tsx',
        'shows what it would switch off, remove, rename, add and change before anything is',
        'refuses a file in which another address has the name of a known messenger',
      ],
      [
        'tests/history/export/settings-file.test.ts',
        'cannot give a custom service the name of a messenger in the catalogue',
      ],
      ['tests/catalogue/catalogue-names.test.ts', 'recognises a catalogue name %s: %j'],
    ],
  },
  {
    says: 'A table for spreadsheets has no formula, and an imported history no number without end.',
    heldBy: [
      ['tests/history/export/csv.test.ts', 'has no formula for a spreadsheet with %j as its separator'],
      ['tests/history/export/history-file.test.ts', 'when any of its numbers is %s'],
    ],
  },
  {
    says: 'A list of addresses counts for 180 days, signed by one of two keys in the package, with a number that is its day of signing and no lower than any before.',
    heldBy: [
      [
        'tests/platform/update/attacks.test.ts',
        'is read with its day and its signer if %s key signed it',
        'a flipped bit, anywhere',
        'a list that another key signed, or nobody',
        'a list with a number that no later list could pass',
        'an older list',
        'an older list, even after the person went back',
      ],
      [
        'tests/platform/update/in-effect.test.ts',
        "is the package's if the list was signed by a key that this version does not know",
        'is a list for 180 days, and says which one ended',
      ],
    ],
  },
  {
    says: 'Even signed, it may name no address, other port, plain http, inner network or look-alike of a known name.',
    heldBy: [
      [
        'tests/platform/update/attacks.test.ts',
        'a signed list with %s',
        'a signed list with a messenger that has the name of another',
      ],
    ],
  },
  {
    says: 'Whatever comes in place of a list changes nothing, and is read to 96 kB.',
    heldBy: [
      [
        'tests/platform/update/attacks.test.ts',
        'a truncated list',
        'a gzip bomb',
        '10 MB, of which no more is read than a list has',
        'one byte at a time without an end',
        'silence',
        'a redirect, whose target is not asked',
      ],
      [
        'tests/browser/long/addresses.test.ts',
        'change nothing if the answer is not a list of ours, and the page says why',
      ],
    ],
  },
  // Relays and the publisher
  {
    says: 'Both ends refuse a report with other fields than PRIVACY.md has.',
    heldBy: [
      [
        'protocol/tests/wire/shared-schemas.test.ts',
        '%s refuses %s',
        '%s is what both sides check with: `npx tsx scripts/schemas.ts` writes it',
      ],
      [
        'protocol/tests/wire/report.test.ts',
        'with any field replaced by any value, it is valid or has a one-line problem',
      ],
    ],
  },
  {
    says: 'Copies of a report count nothing.',
    heldBy: [
      [
        'collector/tests/posted-once.test.ts',
        'is posted once and counts once, however many relays there are, even if every answer is lost',
      ],
      [
        'collector/tests/gateway/replay.test.ts',
        'adds no more than the report itself',
        'adds nothing with the help of another relay',
        'adds nothing at another gateway, or at this one after a restart',
      ],
    ],
  },
  {
    says: 'The word of one relay neither sends nor deletes a report.',
    heldBy: [
      [
        'collector/tests/send-message.test.ts',
        'is neither sent nor deleted because of one relay',
        'with a report is not sent by keys that a relay has for this person alone, even if they are in the log',
      ],
      [
        'tests/community/offscreen/take-part.test.ts',
        "a single relay's claim about the place neither deletes what waits nor is kept",
      ],
    ],
  },
  {
    says: "Figures need the publisher's signature, and never go back.",
    heldBy: [
      [
        'protocol/tests/signed/snapshot.test.ts',
        'is refused when someone else signed it',
        'is accepted again, and refused once a newer one is known',
      ],
    ],
  },
  {
    says: 'Figures and keys count only for their time, from a log that only grows; whoever is shown another finds out by the next edition, and sends no more.',
    heldBy: [
      ['protocol/tests/signed/snapshot.test.ts', 'from another time than its counter says is refused'],
      [
        'protocol/tests/log/proven-keys.test.ts',
        'are not used %s',
        'are not used if the log %s',
        'are not used if their day has very many, of which one may be for one person',
        'have %s',
      ],
      [
        'collector/tests/publisher/log/log.test.ts',
        'has each snapshot, both in the public folder and in the store',
        'has one publication of a slot: neither another snapshot nor another country is published',
        'has the keys that gateways offer for the day and the next one, each once, with a proof by the newest edition',
        'sees that a mirror was given another snapshot with the same signature',
        'sees that an earlier publication was changed or removed',
        'sees a second set of keys in one place of a day, and more sets than a reader accepts',
      ],
      [
        'collector/tests/other-figures.test.ts',
        'that shows one person different figures, in a log made for them, is found out by the next answer',
        'that signs figures for one person and logs them nowhere is found out at once',
      ],
      [
        'collector/tests/other-keys.test.ts',
        'sends nothing by keys that no publisher has logged, and blames no relay',
        "sends nothing by a second set of the day's keys, from a log made for them, and says so",
        'whom such a log caught before the true one went on finds out by the next edition',
      ],
    ],
  },
  {
    says: 'Figures of others never change a verdict.',
    heldBy: [['tests/house/boundaries.test.ts', '%s may not import %s']],
  },
  // The collector
  {
    says: 'No byte to the gateway, and no file of the store, tells who sent a message.',
    heldBy: [
      [
        'collector/tests/wire.test.ts',
        'no byte sent to the gateway shows who the sender was, or when it sent',
        'no file shows who the sender was, or when it sent',
        'all forwarded messages have one size and the same headers',
      ],
    ],
  },
  {
    says: 'Only its owner can read the store; it holds no time but one of each write, and forgets what is deleted.',
    heldBy: [
      [
        'collector/tests/private-store.test.ts',
        'can be read by its owner only, with all files that are added',
        'leaves the disk',
      ],
      ['collector/tests/times-on-disk.test.ts', 'holds one time for each write, whatever the number of reports'],
    ],
  },
  {
    says: 'The time of an answer does not tell a report from a question.',
    heldBy: [
      [
        'collector/tests/gateway/answer-times.test.ts',
        'answers reports and queries all the same',
        'all leave at their time and not before, whatever was asked',
      ],
    ],
  },
  {
    says: 'Keys and groups end at midnight, and votes with their six hours, even if no message comes.',
    heldBy: [
      [
        'collector/tests/gateway/key-ring.test.ts',
        'are replaced at midnight; the old one is kept for messages on their way, then deleted',
      ],
      [
        'collector/tests/gateway/start-gateway.test.ts',
        'a gateway replaces its key at midnight, even if no message comes',
      ],
      [
        'collector/tests/relay/neighbourhoods.test.ts',
        'cannot be found again after midnight, even if no message comes',
      ],
      ['collector/tests/gateway/votes.test.ts', 'is forgotten after six hours, even if no report comes'],
    ],
  },
  {
    says: 'A log has no finer time than five minutes, and no address.',
    heldBy: [
      [
        'collector/tests/log.test.ts',
        'a log has no finer time than five minutes',
        'a log names an error by its code, since its message may hold an address',
      ],
    ],
  },
  {
    says: 'Our relays resume no session and send no ticket.',
    heldBy: [['collector/tests/relay/tls-sessions.test.ts', 'gives its clients no session', 'sends no ticket']],
  },
  {
    says: 'A report of a network that is not in its country does not count.',
    heldBy: [['collector/tests/gateway/votes.test.ts', 'of %s does not count, though a relay vouches for it']],
  },
  {
    says: 'A liar silences no neighbour, and no relay is left out of a publication.',
    heldBy: [
      [
        'collector/tests/liars/addresses.test.ts',
        'that a thousand people see, with forty neighbourhoods: %s',
        'never shrink with more reports through any relay, and more of one kind change no other kind (%i)',
      ],
      [
        'collector/tests/publisher/one-relay.test.ts',
        'changes hardly any of 600 words of cells that a hundred people fill, with %s',
      ],
      [
        'collector/tests/publisher/poisoning.test.ts',
        'is not silenced by a liar in it',
        'does not keep the neighbours from reporting a block that begins later',
      ],
      [
        'collector/tests/gateway/votes.test.ts',
        'can report in the evening what it sees, whatever a liar in it reported all day',
      ],
    ],
  },
  {
    says: 'What a single slot says is held back, and few people get no figures.',
    heldBy: [
      ['collector/tests/publisher/hold-back.test.ts', 'is left out while it is in a single slot'],
      [
        'collector/tests/publisher/poisoning.test.ts',
        'in one slot only are held back',
        'gets no figures from five neighbourhoods',
      ],
    ],
  },
  {
    says: 'The same noise hides each report in every publication, and before any decision.',
    heldBy: [
      ['collector/tests/publisher/single-report.test.ts', 'hides it from somebody who sees every noisy count forever'],
      [
        'collector/tests/publisher/discrete-gaussian.test.ts',
        'is the same for the same name, and different for another name or secret',
      ],
      ['collector/tests/long/single-report.test.ts', 'does not see the next report (%s)'],
    ],
  },
  // Releases
  {
    says: 'A build is the same, byte by byte, in any folder at any time; the published sources give the package for Firefox.',
    heldBy: [
      ['tests/house/build.test.ts', 'is the same, byte for byte, in another folder at another time'],
      ['tests/house/rebuild.test.ts', 'the unpacked sources give the package for Firefox, byte for byte, without git'],
    ],
  },
  {
    says: 'The signature of a package is verified by one command, and fits no other package.',
    heldBy: [
      [
        'tests/scripts/release/signature.test.ts',
        'is verified by the one command in the instructions',
        'does not match a changed package',
        'does not count if somebody else made it',
      ],
    ],
  },
  {
    says: 'Workflows name actions and containers by hash, and may do nothing except where a job says so.',
    heldBy: [
      [
        'tests/house/workflows.test.ts',
        'names only actions by GitHub and zizmor, each by the hash of a commit, with its version',
        'names each container by its digest',
        'may do nothing unless a job says so',
      ],
    ],
  },
  {
    says: 'No package runs where a job has a secret or may write.',
    heldBy: [['tests/house/workflows.test.ts', 'runs no package if it has a secret or may write']],
  },
  // OPERATIONS.md of the collector
  {
    says: 'A relay that fails three times is not asked again that day, and stops no other.',
    heldBy: [
      ['tests/community/outbox/outbox.test.ts', 'is asked three times a day, and does not stop others'],
      [
        'tests/community/offscreen/take-part.test.ts',
        'a relay that failed three times today is not asked, but the others are',
      ],
    ],
  },
  {
    says: 'A gateway that is killed loses six minutes at most, and a write that is cut off counts once.',
    heldBy: [
      [
        'collector/tests/crash.test.ts',
        'a gateway that is stopped writes all that it has counted, and one that is killed loses only what it has not written',
      ],
      ['collector/tests/write-clock.test.ts', 'leaves no report unwritten for more than six minutes'],
      [
        'collector/tests/lost-commit.test.ts',
        'a write whose connection is cut ($text, $at) is counted once, immediately or with the next one',
      ],
    ],
  },
  {
    says: 'A clock that is wrong once deletes nothing.',
    heldBy: [
      [
        'collector/tests/publisher/check-clock.test.ts',
        'deletes nothing and stops nothing: the run is refused, and the next one with a right clock is not',
        'deletes only at the second of two runs a day apart',
      ],
    ],
  },
  {
    says: 'Whoever holds connections keeps no neighbour out.',
    heldBy: [
      [
        'collector/tests/relay/held-connections.test.ts',
        'and %s keeps none of forty neighbours out',
        'and begins no handshake keeps none of them out of a relay that speaks TLS',
      ],
    ],
  },
];
