import { project } from '../../../../model/project.ts';
import { t, textKey } from '../../../shared/text.ts';

const links = ['home', 'source', 'reports', 'mirror', 'contact'] as const satisfies readonly (keyof typeof project)[];

/** Where the project is to be found. Nothing is asked there before a click. */
export function ProjectLinks() {
  return (
    <div class="block">
      <h3>{t('about_links')}</h3>
      <ul class="points">
        {links.map((link) => (
          <li key={link}>
            <a href={project[link]} target="_blank" rel="noreferrer" data-project={link}>
              {t(textKey('about', link))}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
