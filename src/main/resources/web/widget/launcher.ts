// The button on a foreign page, and the panel with the chat that it opens.

import { LitElement, html, type TemplateResult } from 'lit';
import type { VigilChat } from './element.js';
import { guessLanguage, isLanguage, tagOf, type Language } from './language.js';
import { launcherStyles, tokens } from './styles.js';
import { say } from './texts.js';

export class VigilLauncher extends LitElement {
  static styles = [tokens, launcherStyles];
  static properties = { shown: { type: Boolean }, chat: { attribute: false } };

  declare shown: boolean;
  /** What the panel holds. */
  declare chat: VigilChat;
  #language: Language = 'en';

  connectedCallback(): void {
    super.connectedCallback();
    this.#language = isLanguage(this.chat.language) ? this.chat.language : guessLanguage(navigator.languages);
    this.chat.addEventListener('vigil-language', (event) => {
      this.#language = (event as CustomEvent<Language>).detail;
      this.requestUpdate();
    });
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.shown) this.#show(false);
    });
  }

  protected render(): TemplateResult {
    return html`
      <button class="open" type="button" lang=${tagOf(this.#language)} aria-expanded="false" ?hidden=${this.shown} @click=${() => this.#show(true)}>
        <svg viewBox="0 0 32 32" aria-hidden="true"><path d="M5 17h6l3-8 5 14 3-6h5"/></svg>
        <span>${say(this.#language, 'open')}</span>
      </button>
      <section class="panel" aria-label="Vigil" ?hidden=${!this.shown}>
        <button class="close" type="button" lang=${tagOf(this.#language)} @click=${() => this.#show(false)}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6 6 12 12M18 6 6 18"/></svg>
          <span>${say(this.#language, 'close')}</span>
        </button>
        ${this.chat}
      </section>`;
  }

  async #show(shown: boolean): Promise<void> {
    this.shown = shown;
    this.classList.toggle('shown', shown);
    await this.updateComplete;
    if (shown) this.chat.focus();
    else this.renderRoot.querySelector<HTMLElement>('.open')?.focus();
  }
}
