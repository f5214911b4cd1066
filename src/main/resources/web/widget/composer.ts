// The message box: Enter sends, Shift+Enter makes a new line, and the Enter that ends an input method's composition
// does neither.

import type { Settings } from './settings.js';
import { say } from './texts.js';

const LONGEST = 1_500;
const NEAR = 1_350;

export class Composer {
  #form: HTMLFormElement;
  #words: HTMLTextAreaElement;
  #counter: HTMLElement;
  #settings: () => Settings;

  /** @param send `(text)` with the trimmed words, empty when there are none */
  constructor(form: HTMLFormElement, settings: () => Settings, send: (text: string) => void) {
    this.#form = form;
    this.#words = form.querySelector('textarea')!;
    this.#counter = form.querySelector<HTMLElement>('.counter')!;
    this.#settings = settings;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = this.#words.value.trim();
      if (this.#words.value.length <= LONGEST) send(text);
      else this.#tellLength();
      this.focus();
    });
    this.#words.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      form.requestSubmit();
    });
    this.#words.addEventListener('input', () => this.refresh());
  }

  get text(): string {
    return this.#words.value;
  }

  set text(text: string) {
    this.#words.value = text;
    this.refresh();
  }

  set placeholder(text: string) {
    this.#words.placeholder = text;
  }

  focus(): void {
    this.#words.focus({ preventScroll: true });
  }

  /** Height and counter follow the text. */
  refresh(): void {
    this.#words.style.height = 'auto';
    this.#words.style.height = `${this.#words.scrollHeight}px`;
    const left = LONGEST - this.#words.value.length;
    const { language } = this.#settings();
    this.#counter.removeAttribute('role');
    this.#form.classList.toggle('over', left < 0);
    this.#words.setAttribute('aria-invalid', String(left < 0));
    this.#counter.textContent =
      left < 0 ? say(language, 'over', { count: -left }) : left <= LONGEST - NEAR ? say(language, 'left', { count: left }) : '';
  }

  /** Read out only when sending was refused, not at every keystroke. */
  #tellLength(): void {
    const text = this.#counter.textContent ?? '';
    this.#counter.setAttribute('role', 'alert');
    this.#counter.textContent = '';
    this.#counter.textContent = text;
  }
}
