/** The attributes of a list, a tick or a choice whose value the browser is not to keep with its tabs. */
export const unsaved = { form: 'unsaved', autocomplete: 'off' } as const;

/**
 * The form of these controls. Chromium keeps the value of a control with its tabs, where "Delete everything" does not
 * reach it, unless the form of the control asks it not to.
 */
export function UnsavedForm() {
  return <form id={unsaved.form} autocomplete={unsaved.autocomplete} hidden />;
}
