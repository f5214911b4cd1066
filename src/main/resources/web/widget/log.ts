// The conversation: bubbles of the patient, of Vigil and of clinic staff, and notes about trouble on the way.

import type { CitationView } from './contract';
import { callLink, element } from './dom.js';
import { languageOf, tagOf } from './language.js';
import type { Settings } from './settings.js';
import { say, type TextKey } from './texts.js';

interface Spoken {
  text: string;
  source?: string | null;
  citations?: CitationView[] | null;
  role?: string;
}

interface NoteOptions {
  number?: string | null;
  action?: { text: string; run: () => void } | null;
}

export class Log {
  #root: HTMLElement;
  #settings: () => Settings;
  #entries = new Map<string, HTMLElement>();

  constructor(root: HTMLElement, settings: () => Settings) {
    this.#root = root;
    this.#settings = settings;
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  get last(): Element | null {
    return this.#root.lastElementChild;
  }

  /** Who said what, oldest first. */
  get said(): { name: string; text: string }[] {
    return [...this.#root.querySelectorAll('.entry:not(.note)')].map((entry) => ({
      name: entry.querySelector('.name')?.textContent ?? '',
      text: [...entry.querySelectorAll<HTMLElement>('.bubble > *, .sources li')].map((part) => part.innerText || part.textContent).join('\n'),
    }));
  }

  clear(): void {
    this.#entries.clear();
    this.#root.replaceChildren();
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  patient(id: string, text: string): HTMLElement {
    const entry = this.#entry('patient', text, this.#words('you'), paragraphs(text));
    this.#put(id, entry);
    return entry;
  }

  /** @param state `sending`, `sent` or `failed`; a failed one gets a button when `again` is given */
  mark(id: string, state: 'sending' | 'sent' | 'failed', again: (() => void) | null = null): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.querySelector('.fate')?.remove();
    entry.classList.toggle('sending', state === 'sending');
    if (state !== 'failed') return;
    const retry = again && element('button', { type: 'button', className: 'link', textContent: this.#words('retry'), onclick: again });
    entry.append(element('p', { className: 'fate' }, element('span', { textContent: this.#words('notSent') }), retry));
  }

  /** Vigil's or a clinician's words; the same id again replaces what stands there. */
  reply(id: string, { text, source, citations, role = 'assistant' }: Spoken): HTMLElement {
    const name = this.#words(role === 'clinician' ? 'clinician' : 'vigil');
    const entry = this.#entry(role === 'clinician' ? 'vigil clinician' : 'vigil', text, name, paragraphs(text));
    if (source === 'safety') entry.classList.add('safety');
    const sources = (citations ?? []).filter((c) => c?.title);
    if (sources.length > 0) entry.append(this.#sources(sources));
    this.#put(id, entry);
    return entry;
  }

  /** Trouble with the message `id`, told calmly, with the number to call. */
  note(id: string, text: string, { number = this.#settings().number, action = null }: NoteOptions = {}): void {
    const call = number === null ? null : callLink(number, say(this.#settings().language, 'call', { number }), 'call small');
    const button = action && element('button', { type: 'button', className: 'chip', textContent: action.text, onclick: action.run });
    const buttons = call || button ? element('div', { className: 'actions' }, call, button) : null;
    const language = languageOf(text, this.#settings().language);
    this.#put(`note-${id}`, element('div', { className: 'entry note', lang: tagOf(language) }, ...paragraphs(text), buttons));
  }

  withdrawNote(id: string): void {
    this.#entries.get(`note-${id}`)?.remove();
    this.#entries.delete(`note-${id}`);
  }

  #put(id: string, entry: HTMLElement): void {
    const old = this.#entries.get(id);
    if (old) old.replaceWith(entry);
    else this.#root.append(entry);
    this.#entries.set(id, entry);
  }

  #entry(kind: string, text: string, name: string, body: HTMLElement[]): HTMLElement {
    const language = languageOf(text, this.#settings().language);
    return element('div', { className: `entry ${kind}` },
      element('p', { className: 'name', textContent: name }),
      element('div', { className: 'bubble', lang: tagOf(language) }, ...body));
  }

  #sources(citations: CitationView[]): HTMLElement {
    const items = citations.map((citation) => {
      const words = [citation.title, citation.organisation, citation.year, citation.section].filter(Boolean).join(' · ');
      const web = /^https?:\/\//.test(citation.url ?? '');
      const shown = web
        ? element('a', { href: citation.url, target: '_blank', rel: 'noopener noreferrer', textContent: words })
        : words;
      return element('li', { lang: tagOf(languageOf(words, 'en')) }, shown);
    });
    return element('details', { className: 'sources' },
      element('summary', { textContent: `${this.#words('sources')} (${items.length})` }),
      element('ul', {}, ...items));
  }

  #words(key: TextKey): string {
    return say(this.#settings().language, key);
  }
}

/** Blank lines part paragraphs, lines that begin with a dash or a dot are a list. */
export function paragraphs(text: string): HTMLElement[] {
  const made: HTMLElement[] = [];
  for (const block of text.trim().split(/\n\s*\n/)) {
    let list: HTMLElement | null = null;
    let lines: string[] = [];
    const flush = () => {
      if (lines.length > 0) made.push(element('p', { textContent: lines.join('\n') }));
      lines = [];
    };
    for (const line of block.split('\n')) {
      const item = /^\s*[-•*·]\s*(.+)$/.exec(line)?.[1];
      if (!item) {
        list = null;
        lines.push(line);
        continue;
      }
      flush();
      if (!list) {
        list = element('ul');
        made.push(list);
      }
      list.append(element('li', { textContent: item }));
    }
    flush();
  }
  return made;
}
