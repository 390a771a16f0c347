import { expect, it } from 'vitest';
import { hasDay, sectionOf } from '../../../scripts/release/changelog.ts';

const changelog = `# Changelog

## [Unreleased]

## [1.1.0] - 2027-02-03

### Added

- A thing.

## [1.0.0]

- The first.

[1.1.0]: https://code.example/compare
`;

it('gives the section of a version without its heading', () => {
  expect(sectionOf(changelog, '1.1.0')).toBe('### Added\n\n- A thing.');
  expect(sectionOf(changelog, '1.0.0')).toBe('- The first.');
});

it('gives nothing for a version that is missing or has no entries', () => {
  expect(sectionOf(changelog, '1.0')).toBeUndefined();
  expect(sectionOf(changelog, 'Unreleased')).toBeUndefined();
});

it('knows whether a version has a day', () => {
  expect([hasDay(changelog, '1.1.0'), hasDay(changelog, '1.0.0'), hasDay(changelog, '2.0.0')]).toEqual([
    true,
    false,
    false,
  ]);
});
