// One consultation: what was said with the places that count, what follows from it, and what is still open.

import { byId, element, fill } from './dom.js';
import { highlighted } from './highlight.js';
import { tagOf } from './texts.js';

const urgency = ['self_care', 'consultation', 'consultation_24', 'emergency', 'emergency_ambulance'];

export const milder = (level, than) => urgency.indexOf(level) < urgency.indexOf(than);

export class Consultation {
  #words;
  #correct;
  #shown = null;

  /** @param correct `(finding) => void`, when a finding is to be corrected */
  constructor(words, correct) {
    this.#words = words;
    this.#correct = correct;
  }

  get shown() {
    return this.#shown;
  }

  clear() {
    this.#shown = null;
    byId('whole').hidden = true;
    byId('choose').hidden = false;
  }

  /** @param mayAct whether this clinician may change it */
  show(consultation, complaint, mayAct) {
    const grown = this.#shown?.id !== consultation.id || this.#shown.messages.length !== consultation.messages.length;
    this.#shown = consultation;
    byId('choose').hidden = true;
    byId('whole').hidden = false;
    byId('heading').textContent = complaint || this.#words().unknownComplaint;
    this.#summary(consultation);
    this.#log(consultation, grown);
    this.#rules(consultation);
    this.#open(consultation);
    this.#findings(consultation, mayAct);
  }

  #summary(consultation) {
    const words = this.#words();
    const { assessment, level_set: set, closing } = consultation;
    const age = assessment.measurements.find(({ code }) => code === 'age');
    const facts = [
      words.relationship[consultation.relationship],
      words.sex[consultation.sex],
      age && age.value !== null ? words.say('age', { age: age.value }) : null,
      consultation.region,
      consultation.locale,
      consultation.channel,
    ].filter(Boolean);
    fill(
      byId('summary'),
      element('p', {},
        element('span', { className: `badge ${assessment.level}`, textContent: words.levels[assessment.level] }),
        ' ',
        element('span', { className: 'quiet-text', textContent: facts.join(' · ') })),
      set && element('p', { className: 'set' },
        words.say('setBy', { name: set.by, reason: set.reason }), ' ',
        element('strong', { textContent: words.say('ruleFloor', { level: words.levels[set.rule_floor] }) })),
      closing && element('p', { className: 'set', textContent: `${words.closed}: ${words.outcomes[closing.outcome]} (${closing.by}) ${closing.reason}` }),
    );
  }

  #log(consultation, grown) {
    const words = this.#words();
    const { assessment, labels } = consultation;
    const danger = new Set();
    for (const rule of assessment.red_flags) for (const quote of rule.quotes) danger.add(quote);
    const codes = new Set(assessment.findings.filter(({ quote }) => danger.has(quote)).map(({ code }) => code));
    const entries = consultation.messages.map((message) => {
      const who = { patient: words.patient, assistant: words.vigil, clinician: message.author }[message.role];
      const time = new Date(message.created_at).toLocaleTimeString(tagOf(document.documentElement.dataset.language), { hour: '2-digit', minute: '2-digit' });
      const said = message.role === 'patient'
        ? highlighted(message.text, assessment.findings.filter(({ turn, quote }) => turn === message.turn && quote), labels, codes, words.presences)
        : [message.text];
      return element('article', { className: `said ${message.role}`, data: { turn: message.turn } },
        element('p', { className: 'name', textContent: `${who} · ${time}` }),
        element('div', { className: 'bubble' },
          (message.answers ?? []).length > 0 && element('p', { className: 'answers', textContent: message.answers.join(' · ') }),
          message.text && element('p', {}, said)),
        message.reason && element('p', { className: 'name', textContent: `${words.reason}: ${message.reason}` }));
    });
    const log = byId('log');
    fill(log, entries);
    if (grown) log.scrollTop = log.scrollHeight;
  }

  #rules({ assessment, labels, sources }) {
    const words = this.#words();
    const cards = assessment.red_flags.map((flag) => element('article', { className: `rule ${flag.level}` },
      element('p', { className: 'rule-top' },
        element('span', { className: `badge ${flag.level}`, textContent: words.levels[flag.level] }),
        element('strong', { textContent: flag.rule }),
        element('span', { className: 'quiet-text', textContent: words[flag.basis] ?? flag.basis })),
      element('p', { textContent: flag.why }),
      flag.assumed.length > 0 && element('p', { className: 'quiet-text', textContent: words.say('assumedBecause', { items: flag.assumed.map((code) => labels[code] ?? code).join(', ') }) }),
      flag.quotes.map((quote) => element('p', { className: 'quote', textContent: words.say('words', { quote }) })),
      this.#sources(flag, sources, words)));
    fill(byId('rules'), cards.length > 0 ? cards : element('p', { className: 'empty', textContent: words.none }));
  }

  #sources(flag, sources, words) {
    if (flag.sources.length === 0) return null;
    const lines = flag.sources.map((source) => {
      const marks = [...source.matchAll(/\[(R\d+)]/g)].map(([, mark]) => sources[mark]).filter(Boolean);
      return element('li', {}, source, marks.map((text) => element('span', { className: 'reference', textContent: text })));
    });
    return element('details', {},
      element('summary', { data: { key: `sources-${flag.rule}` }, textContent: `${words.reference} (${flag.sources.length})` }),
      element('ul', {}, lines));
  }

  #open({ open_questions: open }) {
    const words = this.#words();
    fill(byId('open'), open.length > 0
      ? open.map(({ label, question }) => element('li', {}, element('strong', { textContent: label }), question && element('span', { className: 'reference', textContent: question })))
      : element('li', { className: 'empty', textContent: words.none }));
  }

  #findings({ assessment, labels, withdrawn }, mayAct) {
    const words = this.#words();
    const items = [...assessment.findings].reverse().map((finding) => {
      const label = labels[finding.code] ?? finding.code;
      return element('li', {},
        element('div', {},
          element('span', { className: `dot ${finding.presence}`, attributes: { 'aria-hidden': 'true' } }),
          element('strong', { textContent: label }), ' ',
          element('span', { className: 'quiet-text', textContent: [words.presences[finding.presence], words.origins[finding.source], withdrawn.includes(finding.code) ? words.withdrawn : null].filter(Boolean).join(' · ') }),
          finding.quote && element('p', { className: 'quote', textContent: words.say('words', { quote: finding.quote }) })),
        mayAct && element('button', {
          type: 'button', className: 'small', textContent: words.correct, data: { key: `correct-${finding.code}` },
          attributes: { 'aria-label': `${words.correct}: ${label}` }, onclick: () => this.#correct(finding, label),
        }));
    });
    fill(byId('findings'), items.length > 0 ? items : element('li', { className: 'empty', textContent: words.none }));
  }
}
