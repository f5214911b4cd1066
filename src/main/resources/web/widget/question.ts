// The chips of one question. Words are always possible instead; what was ticked or typed here and not yet sent goes
// along with them, so a danger sign someone ticked is never dropped.

import type { AnswerBody, ChoiceView, QuestionView } from './contract';
import { element } from './dom.js';
import { languageOf, tagOf, type Language } from './language.js';
import { say, sayUnit, type TextKey } from './texts.js';

/** What was ticked, chosen or typed, and how it reads. */
export interface Given {
  answers: AnswerBody[];
  label: string;
}

type Answered = (answers: AnswerBody[], label: string, event: UIEvent) => void;

const presences = ['present', 'absent', 'unknown'];

/** Minutes of the units a duration can be given in; it is sent in the unit the question asks for. */
const minutes: Record<string, number> = { minute: 1, hour: 60, day: 1_440, week: 10_080, month: 43_200 };

/** The units an age can be given, and sent, in. */
const ages = ['year', 'month', 'day'];

/** "38,5" and full-width digits are numbers too; null when it is none. */
export function numberOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(',', '.');
  return /^\d{1,6}(\.\d{1,3})?$/.test(plain) ? Number(plain) : null;
}

export class QuestionPanel {
  #root: HTMLElement;
  #answer: Answered;
  #language: Language = 'en';
  #question: QuestionView | null = null;
  #told = false;

  /** @param answer when the patient has answered by chips */
  constructor(root: HTMLElement, answer: Answered) {
    this.#root = root;
    this.#answer = answer;
  }

  clear(): void {
    this.#question = null;
    this.#root.replaceChildren();
  }

  /**
   * @param language of the page; the panel speaks the question's own when they differ
   * @param told whether the reply above has already said the question's text
   */
  ask(question: QuestionView, { language, told }: { language: Language; told: boolean }): void {
    this.#question = question;
    this.#told = told;
    this.#language = languageOf(question.text, language);
    const kinds: Record<string, () => HTMLElement[]> = {
      presence: () => this.#chips(question.choices, (choice) => presenceAnswer(question, choice.id)),
      choice: () => this.#chips(question.choices, (choice) => [{ question: question.id, choice: choice.id }]),
      multi: () => this.#multi(question),
      number: () => this.#amount(question, question.unit === 'year' ? ages : []),
      duration: () => this.#amount(question, (question.unit ?? '') in minutes ? Object.keys(minutes) : []),
    };
    const body = kinds[question.kind];
    if (!body) return this.clear();
    const legend = element('legend', { className: told ? 'unseen' : '', textContent: question.text });
    this.#root.replaceChildren(element('fieldset', { lang: tagOf(this.#language) }, legend, ...body()));
  }

  /** The page's language has changed; a half-given answer is left alone. */
  speak(language: Language): void {
    if (this.#question && !this.unsent) this.ask(this.#question, { language, told: this.#told });
  }

  /** What is ticked or typed but not sent: `{answers, label}`, null when there is nothing. */
  get unsent(): Given | null {
    if (!this.#question) return null;
    const ticked = this.#ticked();
    if (ticked.length > 0) {
      return { answers: ticked.map((c) => ({ finding: c.id, presence: 'present' })), label: this.#labels(ticked) };
    }
    return this.#amountAnswer();
  }

  #say(key: TextKey): string {
    return say(this.#language, key);
  }

  #send(answers: AnswerBody[], label: string, event: UIEvent): void {
    this.#answer(answers, label, event);
  }

  #chip(label: string, answers: AnswerBody[], className = 'chip'): HTMLElement {
    return element('button', { type: 'button', className, textContent: label, onclick: (event: UIEvent) => this.#send(answers, label, event) });
  }

  #chips(choices: ChoiceView[], answersOf: (choice: ChoiceView) => AnswerBody[]): HTMLElement[] {
    return [element('div', { className: 'chips' }, ...(choices ?? []).map((c) => this.#chip(c.label, answersOf(c))))];
  }

  /** The server's label of a choice that every question of a kind has, else the page's own. */
  #common(question: QuestionView, id: string, key: TextKey): string {
    return question.choices?.find((c) => c.id === id)?.label ?? this.#say(key);
  }

  #multi(question: QuestionView): HTMLElement[] {
    const offered = (question.choices ?? []).filter((c) => question.findings.includes(c.id));
    const boxes = offered.map((choice) =>
      element('label', { className: 'chip tick' },
        element('input', { type: 'checkbox', value: choice.id }),
        element('span', { textContent: choice.label })));

    const unsure = this.#common(question, 'not_sure', 'notSure');
    const send = element('button', { type: 'button', className: 'chip strong', textContent: this.#say('multiSend') }) as HTMLButtonElement;
    const none = this.#chip(this.#common(question, 'none', 'none'), [{ question: question.id, choice: 'none' }]);
    const notSure = element('button', { type: 'button', className: 'chip', textContent: unsure });

    send.onclick = (event: UIEvent) => {
      const ticked = this.#ticked();
      const answers = offered.map((c) => ({ finding: c.id, presence: ticked.includes(c) ? 'present' : 'absent' }));
      if (ticked.length > 0) this.#send(answers, this.#labels(ticked), event);
    };
    // With something ticked, "not sure" is about the rest: it stays unsaid, and so unknown.
    notSure.onclick = (event: UIEvent) => {
      const part = this.unsent;
      if (part) this.#send(part.answers, `${part.label} (${this.#say('multiRest')})`, event);
      else this.#send([{ question: question.id, choice: 'not_sure' }], unsure, event);
    };
    const update = () => {
      const some = this.#ticked().length > 0;
      send.disabled = !some;
      none.hidden = some;
      notSure.textContent = some ? this.#say('multiRest') : unsure;
    };
    update();
    return [
      element('p', { className: 'hint', textContent: this.#say('multiHint') }),
      element('div', { className: 'chips', onchange: update }, ...boxes),
      element('div', { className: 'chips decide' }, send, none, notSure),
    ];
  }

  #ticked(): ChoiceView[] {
    const values = [...this.#root.querySelectorAll<HTMLInputElement>('input:checked')].map((box) => box.value);
    return (this.#question?.choices ?? []).filter((c) => values.includes(c.id));
  }

  #labels(choices: ChoiceView[]): string {
    const labels = choices.map((c) => c.label).join(this.#say('listBreak'));
    return labels.charAt(0).toUpperCase() + labels.slice(1);
  }

  #amount(question: QuestionView, units: string[]): HTMLElement[] {
    const own = question.unit ?? '';
    const unit = units.length > 0
      ? element('select', { className: 'unit', attributes: { 'aria-label': this.#say('unit') } },
          ...units.map((u) => element('option', { value: u, textContent: sayUnit(this.#language, u), selected: u === own })))
      : element('span', { className: 'unit', id: 'unit', textContent: sayUnit(this.#language, own) });
    const input = element('input', {
      type: 'text', inputMode: 'decimal', className: 'amount', autocomplete: 'off', maxLength: 10,
      attributes: { 'aria-label': this.#say('amount'), 'aria-describedby': units.length > 0 ? 'amount-error' : 'unit amount-error' },
    });
    const error = element('p', { className: 'mistake', id: 'amount-error', role: 'status' });
    const send = (event: UIEvent) => {
      const given = this.#amountAnswer();
      error.textContent = given ? '' : this.#say('numberBad');
      if (given) this.#send(given.answers, given.label, event);
      else input.focus();
    };
    input.onkeydown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      send(event);
    };
    const others = (question.choices ?? []).filter((c) => c.id !== 'not_sure');
    return [
      element('div', { className: 'chips' }, input, unit,
        element('button', { type: 'button', className: 'chip strong', textContent: this.#say('multiSend'), onclick: send }),
        ...others.map((c) => this.#chip(c.label, [{ question: question.id, choice: c.id }])),
        this.#chip(this.#common(question, 'not_sure', 'notSure'), [{ question: question.id, choice: 'not_sure' }])),
      error,
    ];
  }

  #amountAnswer(): Given | null {
    const input = this.#root.querySelector<HTMLInputElement>('.amount');
    const value = input ? numberOf(input.value) : null;
    if (!input || !this.#question || value === null) return null;
    const { kind, finding, findings } = this.#question;
    const unit = this.#question.unit ?? '';
    const chosen = this.#root.querySelector<HTMLSelectElement>('select.unit')?.value ?? unit;
    const converted = kind === 'duration' && chosen !== unit;
    const sent = converted
      ? { value: Number(((value * minutes[chosen]) / minutes[unit]).toFixed(3)), unit }
      : { value, unit: chosen || null };
    const label = `${input.value.normalize('NFKC').trim()} ${sayUnit(this.#language, chosen, value)}`.trim();
    return { answers: [{ finding: finding ?? findings[0], ...sent }], label };
  }
}

function presenceAnswer(question: QuestionView, id: string): AnswerBody[] {
  return presences.includes(id)
    ? [{ finding: question.finding ?? question.findings[0], presence: id }]
    : [{ question: question.id, choice: id }];
}
