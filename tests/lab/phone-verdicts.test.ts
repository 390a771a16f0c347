import { phoneExtension } from '../browser/phone.ts';
import { asOnPhone } from './on-phone.ts';
import { short, testVerdicts } from './verdict-tests.ts';

testVerdicts('firefox', short.map(asOnPhone), { as: 'Firefox as on Android', extension: phoneExtension });
