import './sections.css';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Link, useLocation, useParams } from 'wouter-preact';
import type { SectionName } from '../../shared/settings-section.ts';
import { t } from '../../shared/text.ts';

interface Props {
  /** The page's own path. */
  readonly base: string;
  readonly title: string;
  readonly sections: readonly SectionName[];
  readonly children: ComponentChildren;
}

/** A long page with a list of its sections beside it. The section in the address is scrolled into view. */
export function PageOfSections({ base, title, sections, children }: Props) {
  const { section } = useParams<{ readonly section?: string }>();
  useEffect(() => {
    if (section) show(section);
  }, [section]);
  return (
    <div class="with-sections">
      <nav class="section-list" aria-label={t('sections_list')}>
        <Names base={base} sections={sections.filter(({ advanced }) => !advanced)} />
        {sections.some(({ advanced }) => advanced) && (
          <>
            <p class="quiet">{t('sections_advanced')}</p>
            <Names base={base} sections={sections.filter(({ advanced }) => advanced)} />
          </>
        )}
      </nav>
      <div class="sections">
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  );
}

function Names({ base, sections }: Pick<Props, 'base' | 'sections'>) {
  const [location] = useLocation();
  return (
    <ul>
      {sections.map(({ id, name }) => {
        const path = `${base}/${id}`;
        return (
          <li key={id}>
            <Link
              href={path}
              onClick={() => show(id)}
              {...(path === location ? { 'aria-current': 'location' as const } : {})}
            >
              {t(name)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

export function Section({ id, name, children }: SectionName & { readonly children: ComponentChildren }) {
  return (
    <section class="section" aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`} tabIndex={-1}>
        {t(name)}
      </h2>
      {children}
    </section>
  );
}

export function FoldedSection({ id, name, children }: SectionName & { readonly children: ComponentChildren }) {
  return (
    <details class="section section-folded">
      <summary>
        <h2 id={`section-${id}`} tabIndex={-1}>
          {t(name)}
        </h2>
      </summary>
      <div class="section-content">{children}</div>
    </details>
  );
}

/** Scrolls to a section and moves the focus there, so that Tab continues from it. */
function show(id: string): void {
  const heading = document.getElementById(`section-${id}`);
  for (let folded = heading?.closest('details'); folded; folded = folded.parentElement?.closest('details')) {
    folded.open = true;
  }
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}
