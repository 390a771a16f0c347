import { short, six, testVerdicts } from './verdict-tests.ts';

// "npm test" has already run the six in Chromium.
testVerdicts(
  'chromium',
  short.filter(({ name }) => !six.includes(name)),
);
testVerdicts('firefox', short);
