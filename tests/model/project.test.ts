import { describe, expect, it } from 'vitest';
import { placeholders, project } from '../../src/model/project.ts';

describe('the addresses of the project', () => {
  it('count as placeholders if they are empty or below a name that nobody can own', () => {
    const named = {
      empty: '',
      host: 'https://reachable.example/',
      path: 'https://code.example/reachable',
      letter: 'mailto:hello@reachable.example',
      real: 'https://reachable.org/example/',
      other: 'https://example.org/',
    };
    expect(placeholders(named)).toEqual(['empty', 'host', 'path', 'letter']);
  });

  it('are https, or a letter', () => {
    for (const address of Object.values(project)) expect(address).toMatch(/^(?:https:\/\/[^/]+\/|mailto:[^@]+@)/);
  });
});
