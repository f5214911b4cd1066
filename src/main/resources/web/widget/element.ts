// The element <vigil-chat>: language, place, banner, conversation, message box. Words of patients stay in its shadow tree.

import { LitElement, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { canRecord, chosen, PICTURES, Recorder } from './attach.js';
import { Banner } from './banner.js';
import { Chat } from './chat.js';
import { Client } from './client.js';
import { Composer } from './composer.js';
import type { AnswerBody } from './contract';
import { callLink, element } from './dom.js';
import { guessLanguage, isLanguage, languages, tagOf, type Language } from './language.js';
import { Log } from './log.js';
import { QuestionPanel } from './question.js';
import { ambulanceOf, guessRegion, nameOf, neutralSiteOf, regions } from './regions.js';
import { Session } from './session.js';
import type { Settings } from './settings.js';
import { styles, tokens } from './styles.js';
import { say, type TextKey } from './texts.js';
import { saveTranscript } from './transcript.js';

const names: Record<Language, [string, string]> = {
  'zh-Hans': ['简', '简，简体中文'],
  'zh-Hant': ['繁', '繁，繁體中文'],
  en: ['EN', 'EN, English'],
};

export class VigilChat extends LitElement {
  static styles = [tokens, styles];
  static properties = {
    base: { type: String },
    key: { type: String },
    language: { type: String },
    region: { type: String },
    full: { type: Boolean, reflect: true },
  };

  /** Origin of the server; empty for the page's own. */
  declare base: string;
  /** Publishable key of the clinic. */
  declare key: string | null;
  declare language: string;
  declare region: string;
  /** The element is the whole page: it then owns title, language and storage key of it. */
  declare full: boolean;

  readonly #session = new Session(() => window.sessionStorage);
  readonly #bannerRoot = element('div', { id: 'banner', className: 'banner', role: 'alert' });
  readonly #logRoot = element('div', { id: 'log', className: 'log', role: 'log', ariaLive: 'polite', attributes: { 'aria-relevant': 'additions' } });
  readonly #draftRoot = element('div', { id: 'draft', className: 'log', ariaHidden: 'true' });
  readonly #status = element('p', { id: 'status', className: 'status', role: 'status' });
  readonly #questionRoot = element('div', { id: 'question', className: 'question' });
  readonly #settings = (): Settings => ({
    language: this.#language, tag: tagOf(this.#language), region: this.#region, number: this.#chat?.number ?? ambulanceOf(this.#region),
  });
  readonly #banner = new Banner(this.#bannerRoot);
  readonly #log = new Log(this.#logRoot, this.#settings);
  readonly #question = new QuestionPanel(this.#questionRoot, (answers, label, event) => this.#answer(answers, label, event));
  readonly #recorder = new Recorder();
  #language: Language = 'en';
  #region = '';
  #guessed: string | null = null;
  #chat: Chat | null = null;
  #composer: Composer | null = null;
  readonly #online = () => this.#chat?.online();
  readonly #visible = () => document.visibilityState === 'visible' && this.#chat?.visible();

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.#online);
    window.addEventListener('pageshow', this.#visible);
    document.addEventListener('visibilitychange', this.#visible);
    if (this.#chat) {
      if (this.#chat.isUnderWay) this.#chat.resume();
      return;
    }
    // The loader tells a frame through its address what a page tells the element through its attributes.
    const asked = new URLSearchParams(this.full ? window.location.search : '');
    this.language = asked.get('language') ?? this.language;
    this.region = asked.get('region') ?? this.region;
    this.key = asked.get('key') ?? this.key;
    const kept = this.#session.read();
    this.#language = [kept.language, this.language].find(isLanguage) ?? guessLanguage(navigator.languages);
    const chosen = kept.region ?? (this.region || null);
    this.#guessed = chosen === null ? guessRegion(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.languages) : null;
    this.#region = chosen ?? this.#guessed ?? '';
    this.#chat = new Chat(new Client(this.base ?? '', this.key ?? null), this.#session, {
      log: this.#log,
      question: this.#question,
      settings: this.#settings,
      changed: () => this.#changed(),
      settle: (entry) => this.#settle(entry),
      draft: (text) => this.#draft(text),
      ask: (asked, told) => this.#question.ask(asked, { language: this.#language, told }),
      status: (text) => {
        this.#status.textContent = text;
      },
      putBack: (text) => {
        if (this.#composer?.text === '') this.#composer.text = text;
      },
      startOver: () => this.#startOver(),
    });
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#online);
    window.removeEventListener('pageshow', this.#visible);
    document.removeEventListener('visibilitychange', this.#visible);
    this.#recorder.drop();
    this.#chat?.pause();
  }

  focus(): void {
    this.#composer?.focus();
  }

  protected firstUpdated(): void {
    this.#composer = new Composer(this.#find<HTMLFormElement>('#composer'), this.#settings, (text) => this.#write(text));
    this.#changed();
    if (this.#chat?.isUnderWay) this.#chat.resume();
  }

  protected updated(changes: PropertyValues): void {
    super.updated(changes);
    this.#composer?.refresh();
    if (!this.full) return;
    const chat = this.#chat!;
    const urgent = chat.floor.startsWith('emergency') && !chat.isPrivate;
    document.documentElement.lang = tagOf(this.#language);
    document.title = urgent ? `${this.#words(chat.floor === 'emergency' ? 'emergencyTitle' : 'ambulanceTitle')} – Vigil` : this.#words('title');
  }

  protected render(): TemplateResult {
    const chat = this.#chat!;
    const begun = chat.isUnderWay || !this.#log.isEmpty;
    return html`
      <div class="page" lang=${tagOf(this.#language)}>
        ${this.#bannerRoot}
        <header>
          ${this.full ? html`<button class="skip" type="button" @click=${this.focus}>${this.#words('skip')}</button>` : nothing}
          <div id="leave" class="leave" ?hidden=${!chat.isPrivate}>
            <p>${this.#words('leaveHint')}</p>
            <button id="leave-now" class="chip strong" type="button" @click=${this.#leave}>${this.#words('leave')}</button>
          </div>
          ${this.#bar(begun)}
          ${this.#notice()}
        </header>
        <main id="scroll" class="scroll" tabindex="0" aria-label=${this.#words('log')}>
          <div class="column">
            ${this.#welcome(begun)}
            ${this.#logRoot}${this.#draftRoot}${this.#status}${this.#acts()}${this.#questionRoot}
          </div>
        </main>
        ${this.#form(begun)}
        ${this.#confirmation()}
      </div>`;
  }

  #bar(begun: boolean): TemplateResult {
    return html`
      <div class="bar">
        <h1 class="brand" translate="no">
          <svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><rect class="mark-ground" width="32" height="32" rx="9"/><path class="mark-line" d="M5 17h6l3-8 5 14 3-6h5"/></svg>
          <span>Vigil</span>
        </h1>
        <div id="languages" class="languages" role="group" aria-label=${this.#words('languages')}>
          ${languages.map((language) => html`
            <button type="button" data-language=${language} lang=${tagOf(language)} aria-label=${names[language][1]}
              aria-pressed=${String(language === this.#language)} @click=${() => this.#speak(language)}>${names[language][0]}</button>`)}
        </div>
        <button id="save" class="quiet" type="button" title=${this.#words('save')} ?hidden=${this.#log.isEmpty || this.#chat!.isPrivate} @click=${this.#save}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/></svg>
          <span class="unseen">${this.#words('save')}</span>
        </button>
        <button id="start-over" class="quiet" type="button" ?hidden=${!begun} @click=${() => this.#dialog.showModal()}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5"/></svg>
          <span>${this.#words('startOver')}</span>
        </button>
      </div>`;
  }

  #notice(): TemplateResult {
    const { number } = this.#settings();
    const place = nameOf(this.#region, this.#language);
    const urgent = this.#chat!.floor.startsWith('emergency');
    return html`
      <div class="notice">
        <p>${this.#words('notice')}</p>
        <p id="place" class="place">
          ${place ? html`<span>${place}</span>` : nothing}
          ${number === null || urgent ? nothing : callLink(number, this.#words('ambulance'), 'dial')}
        </p>
      </div>`;
  }

  #welcome(begun: boolean): TemplateResult {
    const hint = this.#region === '' ? 'regionNone' : this.#region === this.#guessed ? 'regionGuess' : 'regionChosen';
    return html`
      <section id="welcome" class="welcome" ?hidden=${begun}>
        <h2>${this.#words('heading')}</h2>
        <p class="lead">${this.#words('lead')}</p>
        <div class="where">
          <label for="region">${this.#words('regionLabel')}</label>
          <select id="region" aria-describedby="region-hint" @change=${this.#move}>
            ${this.#region === '' ? html`<option value="" .selected=${true}>${this.#words('regionUnset')}</option>` : nothing}
            ${regions.map(({ code }) => html`<option value=${code} .selected=${code === this.#region}>${nameOf(code, this.#language)}</option>`)}
            <option value="ZZ" .selected=${this.#region === 'ZZ'}>${this.#words('regionElse')}</option>
          </select>
          <p id="region-hint" class="hint">${this.#words(hint)}</p>
        </div>
        <p id="urgent" class="urgent">${this.#words('urgent')}</p>
        <p class="hint">${this.#words('privacy')}</p>
      </section>`;
  }

  #acts(): TemplateResult | typeof nothing {
    if (!this.#chat!.awaitsAct) return nothing;
    const act = (action: string, key: TextKey) => html`<button type="button" class="chip" data-act=${action} @click=${() => this.#chat!.acknowledge(action)}>${this.#words(key)}</button>`;
    return html`
      <div id="acts" class="question" role="group" aria-labelledby="acts-title">
        <p id="acts-title" class="acts-title">${this.#words('actTitle')}</p>
        <div class="chips">
          ${act('called_ambulance', 'actCalled')}${act('going', 'actGoing')}${act('in_care', 'actInCare')}${act('cannot', 'actCannot')}
        </div>
      </div>`;
  }

  #form(begun: boolean): TemplateResult {
    return html`
      <form id="composer" class="composer" novalidate aria-label=${this.#words('wordsLabel')}>
        <div class="column">
          <div class="field">
            ${this.#beside()}
            <label class="unseen" for="words">${this.#words('wordsLabel')}</label>
            <textarea id="words" rows="1" enterkeyhint="send" autocomplete="off" aria-describedby="counter"
              placeholder=${this.#words(begun ? 'placeholderLater' : 'placeholder')}></textarea>
            <button id="send" class="send" type="submit">
              <span>${this.#words('send')}</span>
              <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 20V5M5.5 11.5 12 5l6.5 6.5"/></svg>
            </button>
          </div>
          <p id="counter" class="counter" role="status"></p>
        </div>
      </form>`;
  }

  /** The means to send something else than words, where the server offers to read it. */
  #beside(): TemplateResult {
    const { pictures, voice } = this.#chat!.offers;
    const running = this.#recorder.isRunning;
    return html`
      ${pictures ? html`
        <button id="attach" class="beside" type="button" title=${this.#words('attach')} @click=${() => this.#find<HTMLInputElement>('#file').click()}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M8 12.5l6-6a3 3 0 0 1 4.2 4.2l-8 8a5 5 0 0 1-7-7l7.5-7.5"/></svg>
          <span class="unseen">${this.#words('attach')}</span>
        </button>
        <input id="file" type="file" accept=${PICTURES} hidden @change=${(event: Event) => chosen(event, (file) => this.#attach(file, `${this.#words('pictureSent')}: ${file.name}`))} />` : nothing}
      ${voice && canRecord() ? html`
        <button id="speak" class="beside ${running ? 'running' : ''}" type="button" aria-pressed=${String(running)} title=${this.#words(running ? 'stopSpeaking' : 'speak')} @click=${() => this.#speakOrStop()}>
          <svg viewBox="0 0 24 24" aria-hidden="true">${running
            ? svg`<rect x="7" y="7" width="10" height="10" rx="2"/>`
            : svg`<path d="M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21"/>`}</svg>
          <span class="unseen">${this.#words(running ? 'stopSpeaking' : 'speak')}</span>
        </button>` : nothing}`;
  }

  async #attach(file: Blob, name: string): Promise<void> {
    const sent = await this.#chat!.attach(file, name, this.#composer!.text.trim());
    if (sent) this.#composer!.text = '';
  }

  async #speakOrStop(): Promise<void> {
    if (this.#recorder.isRunning) {
      this.#recorder.stop();
      return;
    }
    try {
      await this.#recorder.start(this.#words('voiceSent'), (file, name) => this.#attach(file, name), () => this.#changed());
      this.#status.textContent = this.#words('speaking');
    } catch {
      this.#status.textContent = this.#words('micRefused');
    }
  }

  #confirmation(): TemplateResult {
    return html`
      <dialog id="confirm" aria-labelledby="confirm-title" aria-describedby="confirm-body">
        <h2 id="confirm-title">${this.#words('confirmTitle')}</h2>
        <p id="confirm-body">${this.#words('confirmBody')}</p>
        <div class="actions">
          <button id="confirm-no" class="chip" type="button" @click=${() => this.#dialog.close()}>${this.#words('confirmNo')}</button>
          <button id="confirm-yes" class="chip strong" type="button" @click=${this.#startOver}>${this.#words('confirmYes')}</button>
        </div>
      </dialog>`;
  }

  get #dialog(): HTMLDialogElement {
    return this.#find<HTMLDialogElement>('#confirm');
  }

  #find<E extends Element>(selector: string): E {
    return this.renderRoot.querySelector<E>(selector)!;
  }

  #words(key: TextKey): string {
    return say(this.#language, key, this.#settings());
  }

  #write(text: string): void {
    const unsent = this.#question.unsent;
    if (text === '' && !unsent) return;
    this.#composer!.text = '';
    this.#chat!.send(text, unsent?.answers ?? [], unsent?.label ?? '');
  }

  /** After a tap the keyboard of a phone would only be in the way; everyone else goes on in the message box. */
  #answer(answers: AnswerBody[], label: string, event: UIEvent): void {
    this.#chat!.send('', answers, label);
    const tapped = event.detail > 0 && window.matchMedia('(pointer: coarse)').matches;
    if (!tapped) this.focus();
  }

  #draft(text: string | null): void {
    const dots = () => element('div', { className: 'bubble dots' }, element('i'), element('i'), element('i'));
    const shown = text === null ? [] : [element('div', { className: 'entry vigil' }, text ? element('div', { className: 'bubble', textContent: text }) : dots())];
    this.#draftRoot.replaceChildren(...shown);
    if (text === '') this.#scrollTo(this.#status, 'end');
  }

  /** Shows the end of the conversation, but never scrolls the beginning of what was just said out of sight. */
  #settle(entry: Element | null): void {
    if (this.isUpdatePending) this.performUpdate();
    const top = Math.max(this.#find('#scroll').getBoundingClientRect().top, this.#bannerRoot.getBoundingClientRect().bottom);
    this.#scrollTo(this.#questionRoot.hasChildNodes() ? this.#questionRoot : this.#status, 'end');
    if (entry && entry.getBoundingClientRect().top < top) this.#scrollTo(entry, 'start');
  }

  /** On a foreign page only the conversation scrolls, never the page around it. */
  #scrollTo(target: Element, block: 'start' | 'end'): void {
    if (this.full) {
      target.scrollIntoView({ block });
      return;
    }
    const scroll = this.#find<HTMLElement>('#scroll');
    const [frame, box] = [scroll.getBoundingClientRect(), target.getBoundingClientRect()];
    scroll.scrollTop += block === 'start' ? box.top - frame.top - 16 : Math.max(0, box.bottom - frame.bottom + 16);
  }

  /** Everything that depends on the language, the place or the state of the consultation. */
  #changed(): void {
    this.#banner.show(this.#chat?.floor ?? '', this.#settings());
    this.#logRoot.setAttribute('aria-label', this.#words('log'));
    this.requestUpdate();
  }

  #speak(language: Language): void {
    this.#language = language;
    this.#session.write({ language });
    this.#question.speak(language);
    this.dispatchEvent(new CustomEvent('vigil-language', { detail: language }));
    this.#changed();
  }

  #move(event: Event): void {
    this.#region = (event.target as HTMLSelectElement).value;
    this.#session.write({ region: this.#region });
    this.#changed();
  }

  #save(): void {
    saveTranscript(this.#log.said, this.#settings());
  }

  #startOver(): void {
    this.#dialog.close();
    this.#empty();
    this.#changed();
    this.focus();
  }

  #empty(): void {
    this.#recorder.drop();
    this.#chat!.stop();
    this.#log.clear();
    this.#question.clear();
    this.#composer!.text = '';
  }

  /** Empties the screen before anything is loaded, and leaves no way back to it. */
  #leave(): void {
    this.#empty();
    this.#session.clear();
    if (this.full) {
      document.body.replaceChildren();
      document.title = '';
    }
    this.hidden = true;
    const site = neutralSiteOf(this.#region);
    try {
      (window.top ?? window).location.replace(site);
    } catch {
      window.location.replace(site);
    }
  }
}
