// One consultation as the patient sees it: made with the first message, resumed after a reload, told apart from the
// page around it so that the widget can use it too.

import { Problem, Unreachable } from './api.js';
import { Courier, delayAfter } from './courier.js';
import { say } from './texts.js';

/** Floors with a banner, least urgent first. */
const urgency = ['emergency', 'emergency_ambulance'];

/** Silence after which the page says that it takes long, in milliseconds. */
const LONG = 8_000;

/** A hidden page that comes back after this time looks for what a clinician wrote meanwhile. */
const AWAY = 30_000;

/** Random, version 4. `crypto.randomUUID` is missing where the page is served without TLS, as in a clinic's own net. */
function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What the patient said, by buttons and in words. */
const spoken = ({ answers = [], text }) => [answers.join(' · '), text].filter(Boolean).join('\n') || '…';

export class Chat {
  #api;
  #session;
  #view;
  #courier;
  #assessment = null;
  #held = '';
  #screened = '';
  #problemNumber = null;
  #slow;
  #left = 0;
  #stuck = false;
  #life = new AbortController();

  /** @param view `{log, question, draft, settings(), changed(), status(text), settle(entry), putBack(text), startOver()}` */
  constructor(api, session, view) {
    this.#api = api;
    this.#session = session;
    this.#view = view;
    this.#courier = new Courier(session, (message, signal, quiet) => this.#deliver(message, signal, quiet), {
      started: (id) => this.#started(id),
      delivered: (id, turn) => this.#delivered(id, turn),
      waiting: (id, error) => this.#waiting(id, error),
      failed: (id, error) => this.#failed(id, error),
      stored: (turn) => {
        this.#held = '';
        this.#judge(turn.assessment);
      },
    });
  }

  /** What was said without being stored holds until it is, whatever is said in between. */
  get floor() {
    const floors = [this.#assessment?.floor ?? '', this.#held, this.#screened];
    return floors.reduce((worst, floor) => (urgency.indexOf(floor) > urgency.indexOf(worst) ? floor : worst));
  }

  /** The ambulance number the server gave last; null when it has not said one. */
  get number() {
    return this.#assessment?.emergency_number || this.#problemNumber;
  }

  /** Abuse was told: somebody near may not see this. */
  get isPrivate() {
    return this.#assessment?.privacy === true;
  }

  get isUnderWay() {
    const { id, outbox } = this.#session.read();
    return Boolean(id) || outbox.length > 0;
  }

  /** Words, chips or both. */
  send(text, answers, label) {
    const id = uuid();
    const shown = [label, text].filter(Boolean).join('\n');
    if (label) this.#session.write({ labels: { ...this.#session.read().labels, [id]: shown } });
    this.#view.question.clear();
    this.#view.settle(this.#view.log.patient(id, shown));
    const message = { id, ...(text && { text }), ...(answers.length > 0 && { answers }) };
    return this.#courier.send({ message, id, shown });
  }

  /** The connection is back: whatever had been given up is tried again. */
  online() {
    if (this.#stuck) this.resume();
  }

  /** Goes on where a reload, or a lost connection, left off. */
  async resume() {
    if (this.#courier.busy) return;
    this.#stuck = false;
    if (this.#session.read().id && !(await this.#load())) return;
    // After a reload nothing of an unstored answer is left on the screen: it is asked for again, not quietly.
    this.#session.write({ outbox: this.#session.read().outbox.map(({ answered, ...message }) => message) });
    for (const { id, shown } of this.#session.read().outbox) {
      if (!this.#view.log.has(id)) this.#view.log.patient(id, shown);
    }
    this.#view.changed();
    this.#view.settle(this.#view.log.last);
    await this.#courier.run();
  }

  /** What a clinician, or a late judgement, has added while the page was out of sight. */
  async visible(isVisible) {
    if (!isVisible) {
      this.#left = Date.now();
      return;
    }
    const { id } = this.#session.read();
    if (!id || this.#courier.busy || Date.now() - this.#left < AWAY || this.#view.question.unsent) return;
    const snapshot = await this.#api.snapshot(this.#session.read()).catch(() => null);
    const news = snapshot?.messages.some((m) => m.role !== 'patient' && !this.#view.log.has(m.id) && this.#isAfterStart(snapshot, m));
    if (!this.#courier.busy && (news || (snapshot && snapshot.assessment?.floor !== this.floor))) this.#show(snapshot);
  }

  stop() {
    this.#life.abort();
    this.#life = new AbortController();
    this.#stuck = false;
    this.#courier.stop();
    this.#calm();
    this.#assessment = null;
    this.#held = '';
    this.#screened = '';
    this.#problemNumber = null;
    this.#session.forget();
  }

  // -- one message ------------------------------------------------------------------------------------------------

  async #deliver({ message }, signal, quiet) {
    if (!this.#session.read().id) await this.#create(message, signal);
    let words = '';
    const silent = { assessment: () => {}, words: () => {}, reply: () => {} };
    return this.#api.turn(this.#session.read(), message, quiet ? silent : {
      assessment: (assessment) => this.#judge(assessment),
      words: (piece) => this.#view.draft((words += piece)),
      reply: (reply) => this.#reply(message.id, reply),
    }, signal);
  }

  async #create(message, signal) {
    const key = this.#session.read().key ?? uuid();
    this.#session.write({ key });
    const { language, region } = this.#view.settings();
    const place = { locale: language, ...(region !== '' && region !== 'ZZ' && { region }) };
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    try {
      const made = await this.#api.create({ ...place, channel: 'web', time_zone: zone }, key, signal);
      signal.throwIfAborted();
      this.#session.write({ id: made.id, token: made.access_token, region });
    } catch (error) {
      if (error instanceof Problem && error.status >= 500 && message.text) await this.#screen({ ...place, text: message.text }, signal);
      throw error;
    }
  }

  /** No consultation can be opened now, but an emergency must not wait for the store. */
  async #screen(words, signal) {
    const assessment = await this.#api.triage(words, signal).catch(() => null);
    signal.throwIfAborted();
    if (!urgency.includes(assessment?.floor)) return;
    this.#screened = assessment.floor;
    this.#problemNumber = assessment.emergency_number ?? null;
    this.#view.changed();
  }

  #started(id) {
    this.#view.log.mark(id, 'sending');
    this.#view.draft('');
    this.#view.status(this.#say('typing'));
    this.#slow = setTimeout(() => this.#view.status(this.#say('slow')), LONG);
    this.#view.changed();
  }

  #delivered(id, turn) {
    this.#calm();
    this.#problemNumber = null;
    this.#view.log.mark(id, 'sent');
    this.#view.log.withdrawNote(id);
    this.#judge(turn.assessment);
    if (turn.stored === false) this.#held = this.floor;
    this.#screened = '';
    this.#view.changed();
    this.#reply(id, turn.reply);
    this.#ask(turn.reply);
    this.#view.status(turn.assessment?.status === 'complete' ? this.#say('done') : '');
    this.#view.settle(this.#view.log.last);
  }

  #waiting(id, error) {
    clearTimeout(this.#slow);
    this.#view.draft('');
    if (error instanceof Unreachable) this.#view.status(this.#say('again'));
    else if (error.code !== 'turn_already_active') {
      this.#view.status(this.#say(error.status === 429 ? 'busy' : 'trying'));
      this.#warn(id, error);
    }
  }

  #failed(id, error) {
    this.#calm();
    this.#stuck = error instanceof Unreachable;
    const lost = error instanceof Problem && [401, 403, 404].includes(error.status);
    const hopeless = error instanceof Problem && error.status < 500 && error.status !== 429;
    this.#view.log.mark(id, 'failed', hopeless ? null : () => this.#courier.run());
    if (hopeless) {
      const { message } = this.#session.read().outbox.find((m) => m.id === id) ?? {};
      this.#courier.drop(id);
      this.#view.putBack(message?.text ?? '');
      const { asked } = this.#session.read();
      if (asked && !lost) this.#view.ask(asked, false);
    }
    if (lost) this.#lose(id, 'lost');
    else if (error.code === 'consultation_closed') this.#lose(id, 'closed', error.safetyText);
    else this.#warn(id, error);
    this.#view.settle(this.#view.log.last);
  }

  /** The consultation takes no more; what is on the screen stays until the patient starts anew. */
  #lose(id, key, safetyText = '') {
    const text = [safetyText, this.#say(key)].filter(Boolean).join('\n\n');
    this.#view.log.note(id, text, { action: { text: this.#say('newChat'), run: () => this.#view.startOver() } });
    this.#view.changed();
  }

  #warn(id, error) {
    if (error instanceof Problem && error.number) this.#problemNumber = error.number;
    const key = error instanceof Unreachable ? 'offline' : { 413: 'tooLong', 422: 'refused', 429: 'busy' }[error.status] ?? 'trouble';
    const options = key === 'tooLong' || key === 'refused' ? { number: error.number ?? null } : { number: this.#view.settings().number };
    this.#view.log.note(id, error.safetyText || this.#say(key), options);
    this.#view.changed();
    this.#view.settle(this.#view.log.last);
  }

  // -- what the server says ---------------------------------------------------------------------------------------

  #judge(assessment) {
    if (!assessment) return;
    this.#assessment = assessment;
    this.#view.changed();
  }

  #reply(messageId, reply) {
    if (!reply?.text) return;
    this.#view.draft(null);
    this.#view.status('');
    clearTimeout(this.#slow);
    const entry = this.#view.log.reply(reply.id ?? `reply-${messageId}`, reply);
    this.#view.settle(entry);
  }

  #ask(reply) {
    const question = reply?.question ?? null;
    this.#session.write({ asked: question });
    if (question) this.#view.ask(question, (reply.text ?? '').includes(question.text));
    else this.#view.question.clear();
  }

  // -- the snapshot -----------------------------------------------------------------------------------------------

  /** @returns whether there is a consultation to go on with */
  async #load() {
    this.#view.changed();
    this.#view.draft('');
    const { signal } = this.#life;
    for (let tries = 1; ; tries++) {
      try {
        const snapshot = await this.#api.snapshot(this.#session.read(), signal);
        signal.throwIfAborted();
        this.#show(snapshot);
        return true;
      } catch (error) {
        if (signal.aborted) return false;
        const delay = delayAfter(error, tries);
        if (delay !== null) {
          this.#view.status(this.#say(error instanceof Unreachable ? 'again' : 'trying'));
          await new Promise((resolve) => setTimeout(resolve, delay * 1000));
          if (signal.aborted) return false;
          continue;
        }
        this.#calm();
        this.#stuck = error instanceof Unreachable;
        if (error instanceof Problem && error.status < 500) this.#lose('resume', 'lost');
        else this.#warn('resume', error);
        return false;
      }
    }
  }

  /** Replaces everything that is shown, never merges. */
  #show(snapshot) {
    const { labels } = this.#session.read();
    this.#calm();
    this.#view.log.clear();
    let last = null;
    for (const message of snapshot.messages) {
      if (!this.#isAfterStart(snapshot, message)) continue;
      if (message.role === 'patient') this.#view.log.patient(message.id, labels[message.id] || spoken(message));
      else this.#view.log.reply(message.id, message);
      last = message;
    }
    this.#judge(snapshot.assessment);
    const question = last?.question ?? null;
    this.#session.write({ asked: question });
    if (question && last?.role !== 'patient') this.#view.ask(question, (last?.text ?? '').includes(question.text));
    else this.#view.question.clear();
    this.#view.status(snapshot.assessment?.status === 'complete' ? this.#say('done') : '');
  }

  /** The page has a welcome of its own, so the server's greeting before the first message is not shown. */
  #isAfterStart(snapshot, message) {
    const start = snapshot.messages.findIndex((m) => m.role !== 'assistant');
    return start >= 0 && snapshot.messages.indexOf(message) >= start;
  }

  #calm() {
    clearTimeout(this.#slow);
    this.#view.draft(null);
    this.#view.status('');
  }

  #say(key) {
    return say(this.#view.settings().language, key, this.#view.settings());
  }
}
