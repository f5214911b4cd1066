// The one dialog: a few fields, a check that they are filled, and what the service answered.

import { byId, element, fill } from './dom.js';

export class Forms {
  #words;
  #submit = null;

  constructor(words) {
    this.#words = words;
    byId('dialog-no').addEventListener('click', () => byId('dialog').close());
    byId('dialog-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
  }

  /**
   * @param fields built by the functions below; @param yes what the button says
   * @param act `(values) => Promise`, whose failure is shown here
   */
  ask({ title, fields, yes, act }) {
    byId('dialog-title').textContent = title;
    byId('dialog-error').textContent = '';
    byId('dialog-yes').textContent = yes;
    byId('dialog-yes').disabled = false;
    fill(byId('dialog-body'), fields.map(({ node }) => node));
    this.#submit = { fields, act };
    byId('dialog').showModal();
    (byId('dialog-body').querySelector('select, input, textarea') ?? byId('dialog-yes')).focus();
  }

  async #send() {
    const { fields, act } = this.#submit;
    const values = {};
    for (const { name, read, optional } of fields) {
      if (!name) continue;
      values[name] = read();
      if (!optional && !values[name]) {
        byId('dialog-error').textContent = this.#words().needed;
        return;
      }
    }
    byId('dialog-yes').disabled = true;
    try {
      await act(values);
      byId('dialog').close();
    } catch (error) {
      byId('dialog-error').textContent = this.#words().problem(error);
    } finally {
      byId('dialog-yes').disabled = false;
    }
  }
}

/** Words that stand in the dialog and ask for nothing. */
export const note = (text, className = '') => ({ node: element('p', { textContent: text, className }) });

export function choice(name, label, options, chosen, changed = () => {}) {
  const select = element('select', { id: `field-${name}`, onchange: () => changed(select.value) },
    options.map(([value, text]) => element('option', { value, textContent: text, selected: value === chosen })));
  return { name, read: () => select.value, node: labelled(select, label) };
}

export function line(name, label, { long = true, hint = '', optional = false } = {}) {
  const field = element(long ? 'textarea' : 'input', { id: `field-${name}`, maxLength: long ? 500 : 64, autocomplete: 'off' });
  if (long) field.rows = 3;
  return { name, optional, read: () => field.value.trim(), node: labelled(field, label, hint) };
}

function labelled(field, label, hint = '') {
  const id = `${field.id}-hint`;
  if (hint) field.setAttribute('aria-describedby', id);
  return element('div', { className: 'field' },
    element('label', { htmlFor: field.id, textContent: label }),
    field,
    hint && element('p', { id, className: 'hint', textContent: hint }));
}
