/** Cases of the sources without a scenario here, each with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  S26: 'two browsers that fare differently: each browser’s run is its own, and the lab sees no fingerprint but theirs',
  'S6 by zws1 to zws5':
    'second doors to the data centres that kws1 to kws5 count, for another client; a check has room for 24 endpoints',
  S34: 'reports of others never change a verdict and come over no network that the check uses',
  'S20 by an ad blocker':
    'both browsers keep extensions out of each other’s requests (tried); policies do stop them, and are met',
  'OONI ghostDNSBlocking (2)':
    'no retired name is in the catalogue; name-leads-to-block-page-without-https has the same answer',
  'OONI idnaWithoutCensorship (2)': 'no host of the catalogue has an international name',
  'OONI controlFailureWithSuccessfulHTTPWebsite':
    'services are asked over https; every-control-blocked has the same control',
  'OONI cases over plain http': 'services are asked over https; block-page-on-plain-http-alone stands for all of them',
  'OONI redirect… through bit.ly (9)':
    'a check ends at the first redirect; what the target suffers is met by its own scenario',
  'OONI websiteDownTCPConnect': 'no endpoint has a port of its own; address-refused looks the same and may be down',
  'OONI badSSLWithWrongServerName': 'as certificate-expired-for-everyone, with another wrong certificate',
  'OONI throttlingWithHTTP': 'as one-service-late-and-lossy, over plain http',
  'OONI telegram Update*, SummaryKeys*': 'arithmetic over results, covered by the tests of the verdict',
  'OONI cancelled contexts, input validation': 'tests of a program that is not a browser',
  'OONI tlsping, tcpping, simplequicping, quicping': 'probes that a browser cannot send',
  'OONI echcheck, dnscheck': 'browsers give an extension no hold on ECH, and none on the resolver',
};
