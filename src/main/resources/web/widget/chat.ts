// One consultation as the patient sees it: made with the first message, resumed after a reload, a sleep or a lost
// network, told apart from the element around it.

import { type Client, Problem, Unreachable } from './client.js';
import type { AnswerBody, AssessmentView, AttachmentBody, AttachmentView, ConsultationView, MessageView, OffersView, QuestionView, ReplyView, TurnView } from './contract';
import { Courier, delayAfter, wait } from './courier.js';
import { Follower } from './follower.js';
import type { Log } from './log.js';
import type { QuestionPanel } from './question.js';
import type { Outgoing, Session } from './session.js';
import type { Settings } from './settings.js';
import { say, type TextKey } from './texts.js';

/** What the element does for the consultation. */
export interface View {
  log: Log;
  question: QuestionPanel;
  settings(): Settings;
  /** Something that the frame shows is different now. */
  changed(): void;
  /** Brings the end of the conversation, or the beginning of this entry, into sight. */
  settle(entry: Element | null): void;
  /** Words on their way; empty while there are none yet, null when there is nothing on its way. */
  draft(text: string | null): void;
  ask(question: QuestionView, told: boolean): void;
  status(text: string): void;
  putBack(text: string): void;
  startOver(): void;
}

/** Floors with a banner, least urgent first. */
const urgency = ['emergency', 'emergency_ambulance'];

/** Silence after which the page says that it takes long, in milliseconds. */
const LONG = 8_000;

/** Random, version 4. `crypto.randomUUID` is missing where the page is served without TLS, as in a clinic's own net. */
function uuid(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What the patient said, by buttons and in words. */
const spoken = ({ answers, text }: MessageView): string => [(answers ?? []).join(' · '), text].filter(Boolean).join('\n');

/** What was heard of voice messages, in quotation marks. */
const heard = (attachments: AttachmentView[] | null | undefined): string =>
  (attachments ?? []).map(({ transcript }) => transcript && `“${transcript}”`).filter(Boolean).join('\n');

export class Chat {
  #client: Client;
  #session: Session;
  #view: View;
  #courier: Courier;
  #follower: Follower;
  #assessment: AssessmentView | null = null;
  #held = '';
  #screened = '';
  #problemNumber: string | null = null;
  #slow: ReturnType<typeof setTimeout> | undefined;
  #stuck = false;
  #stale = false;
  #life = new AbortController();

  constructor(client: Client, session: Session, view: View) {
    this.#client = client;
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
    this.#follower = new Follower(client, session, {
      assessment: (assessment) => this.#judge(assessment),
      turn: (turn) => {
        const own = this.#session.read().outbox.some((m) => m.id === turn.message_id);
        if (!own && !this.#view.log.has(turn.reply.id)) this.#catchUp();
      },
      snapshot: (snapshot) => this.#compare(snapshot),
    });
  }

  /** What was said without being stored holds until it is, whatever is said in between. */
  get floor(): string {
    const floors = [this.#assessment?.floor ?? '', this.#held, this.#screened];
    return floors.reduce((worst, floor) => (urgency.indexOf(floor) > urgency.indexOf(worst) ? floor : worst));
  }

  /** The ambulance number the server gave last; null when it has not said one. */
  get number(): string | null {
    return this.#assessment?.emergency_number || this.#problemNumber;
  }

  /** Abuse was told: somebody near may not see this. */
  get isPrivate(): boolean {
    return this.#assessment?.privacy === true;
  }

  /** An emergency advice stands, and the patient has not said what they do about it. */
  get awaitsAct(): boolean {
    const { id, acted } = this.#session.read();
    return Boolean(id) && !this.isPrivate && urgency.includes(this.#assessment?.floor ?? '') && acted !== this.#assessment?.floor;
  }

  /** What can be sent beside words; nothing before the server has said so. */
  get offers(): OffersView {
    return this.#session.read().offers ?? { pictures: false, voice: false };
  }

  get isUnderWay(): boolean {
    const { id, outbox } = this.#session.read();
    return Boolean(id) || outbox.length > 0;
  }

  /**
   * A picture or a recording, with the words that stand in the box.
   *
   * @returns whether it is on its way; where not, the patient has been told why
   */
  async attach(file: Blob, name: string, text: string): Promise<boolean> {
    const { signal } = this.#life;
    this.#view.status(this.#say('uploading'));
    this.#view.log.withdrawNote('upload');
    try {
      const { id } = await this.#client.upload(access(this.#session), file, signal);
      signal.throwIfAborted();
      this.#view.status('');
      this.send(text, [], name, [{ id }]);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      const told: Record<number, TextKey> = { 413: 'fileTooLarge', 415: 'fileRefused', 422: 'fileRefused' };
      const problem = error instanceof Problem ? error : null;
      const key = problem?.code === 'too_many_attachments' ? 'fileTooMany' : told[problem?.status ?? 0] ?? 'fileFailed';
      this.#view.status('');
      this.#view.log.note('upload', this.#say(key));
      this.#view.settle(this.#view.log.last);
      return false;
    }
  }

  /** Words, chips, what was uploaded, or all of them. */
  send(text: string, answers: AnswerBody[], label: string, attachments: AttachmentBody[] = []): Promise<void> {
    const id = uuid();
    const shown = [label, text].filter(Boolean).join('\n');
    if (label) this.#session.write({ labels: { ...this.#session.read().labels, [id]: shown } });
    this.#view.question.clear();
    this.#view.settle(this.#view.log.patient(id, shown));
    const message = { id, ...(text && { text }), ...(answers.length > 0 && { answers }), ...(attachments.length > 0 && { attachments }) };
    return this.#courier.send({ message, id, shown });
  }

  /** @param action a word of the contract */
  async acknowledge(action: string): Promise<void> {
    const floor = this.#assessment?.floor;
    const { signal } = this.#life;
    this.#view.status(this.#say('typing'));
    try {
      const turn = await this.#client.acknowledge(access(this.#session), action, signal);
      signal.throwIfAborted();
      this.#session.write({ acted: floor });
      this.#follower.saw(`${turn.number}-3`);
      this.#view.status('');
      this.#judge(turn.assessment);
      this.#reply(turn.message_id ?? turn.reply.id, turn.reply);
    } catch (error) {
      if (signal.aborted) return;
      this.#view.status(this.#say(error instanceof Unreachable ? 'offline' : 'trouble'));
    }
  }

  /** The connection is back: whatever had been given up is tried again. */
  online(): void {
    if (this.#stuck) this.resume();
    this.#follower.again();
  }

  /** Goes on where a reload, or a lost connection, left off. */
  async resume(): Promise<void> {
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
    this.#follower.start();
    await this.#courier.run();
  }

  /** The page is in sight again, perhaps after a sleep: the line to the server may be dead without having broken. */
  visible(): void {
    this.#follower.again();
  }

  /** Leaves the page without forgetting anything. */
  pause(): void {
    this.#follower.stop();
    this.#courier.stop();
  }

  stop(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#stuck = false;
    this.#stale = false;
    this.#follower.stop();
    this.#courier.stop();
    this.#calm();
    this.#assessment = null;
    this.#held = '';
    this.#screened = '';
    this.#problemNumber = null;
    this.#session.forget();
  }

  // -- one message ------------------------------------------------------------------------------------------------

  async #deliver({ message }: Outgoing, signal: AbortSignal, quiet: boolean): Promise<TurnView> {
    if (!this.#session.read().id) await this.#create(message, signal);
    this.#follower.start();
    let words = '';
    const silent = { assessment: () => {}, words: () => {}, reply: () => {} };
    return this.#client.turn(access(this.#session), message, quiet ? silent : {
      assessment: (assessment, eventId) => {
        this.#follower.saw(eventId);
        this.#judge(assessment);
      },
      words: (piece) => this.#view.draft((words += piece)),
      reply: (reply) => this.#reply(message.id, reply),
    }, signal);
  }

  async #create(message: Outgoing['message'], signal: AbortSignal): Promise<void> {
    const key = this.#session.read().key ?? uuid();
    this.#session.write({ key });
    const { language, region } = this.#view.settings();
    const place = { locale: language, ...(region !== '' && region !== 'ZZ' && { region }) };
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    try {
      const made = await this.#client.create({ ...place, channel: 'web', time_zone: zone }, key, signal);
      signal.throwIfAborted();
      this.#session.write({ id: made.id, token: made.access_token ?? '', region, offers: made.offers });
    } catch (error) {
      if (error instanceof Problem && error.status >= 500 && message.text) await this.#screen({ ...place, text: message.text }, signal);
      throw error;
    }
  }

  /** No consultation can be opened now, but an emergency must not wait for the store. */
  async #screen(words: { locale: string; region?: string; text: string }, signal: AbortSignal): Promise<void> {
    const assessment = await this.#client.triage(words, signal).catch(() => null);
    signal.throwIfAborted();
    if (!assessment || !urgency.includes(assessment.floor)) return;
    this.#screened = assessment.floor;
    this.#problemNumber = assessment.emergency_number ?? null;
    this.#view.changed();
  }

  #started(id: string): void {
    this.#view.log.mark(id, 'sending');
    this.#view.draft('');
    this.#view.status(this.#say('typing'));
    this.#slow = setTimeout(() => this.#view.status(this.#say('slow')), LONG);
    this.#view.changed();
  }

  #delivered(id: string, turn: TurnView): void {
    this.#calm();
    if (turn.stored) this.#follower.saw(`${turn.number}-3`);
    this.#problemNumber = null;
    this.#hear(id, turn.attachments);
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
    if (this.#stale) setTimeout(() => this.#catchUp());
  }

  /** Under what the patient sent stands what was understood of it, so that a misheard word is seen. */
  #hear(id: string, attachments: AttachmentView[] | null | undefined): void {
    const words = heard(attachments);
    const shown = this.#session.read().labels[id];
    if (words && shown) this.#view.log.patient(id, `${shown}\n${words}`);
  }

  #waiting(id: string, error: unknown): void {
    clearTimeout(this.#slow);
    this.#view.draft('');
    if (error instanceof Unreachable) this.#view.status(this.#say('again'));
    else if (error instanceof Problem && error.code !== 'turn_already_active') {
      this.#view.status(this.#say(error.status === 429 ? 'busy' : 'trying'));
      this.#warn(id, error);
    }
  }

  #failed(id: string, error: unknown): void {
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
    else if (error instanceof Problem && error.code === 'consultation_closed') this.#lose(id, 'closed', error.safetyText);
    else this.#warn(id, error);
    this.#view.settle(this.#view.log.last);
  }

  /** The consultation takes no more; what is on the screen stays until the patient starts anew. */
  #lose(id: string, key: TextKey, safetyText = ''): void {
    const text = [safetyText, this.#say(key)].filter(Boolean).join('\n\n');
    this.#view.log.note(id, text, { action: { text: this.#say('newChat'), run: () => this.#view.startOver() } });
    this.#view.changed();
  }

  #warn(id: string, error: unknown): void {
    const problem = error instanceof Problem ? error : null;
    if (problem?.number) this.#problemNumber = problem.number;
    const told: Record<number, TextKey> = { 413: 'tooLong', 422: 'refused', 429: 'busy' };
    const key = error instanceof Unreachable ? 'offline' : told[problem?.status ?? 0] ?? 'trouble';
    const options = key === 'tooLong' || key === 'refused' ? { number: problem?.number ?? null } : { number: this.#view.settings().number };
    this.#view.log.note(id, problem?.safetyText || this.#say(key), options);
    this.#view.changed();
    this.#view.settle(this.#view.log.last);
  }

  // -- what the server says ---------------------------------------------------------------------------------------

  #judge(assessment: AssessmentView | null | undefined): void {
    if (!assessment) return;
    this.#assessment = assessment;
    this.#view.changed();
  }

  #reply(messageId: string, reply: ReplyView | null | undefined): void {
    if (!reply?.text) return;
    this.#view.draft(null);
    this.#view.status('');
    clearTimeout(this.#slow);
    const entry = this.#view.log.reply(reply.id ?? `reply-${messageId}`, reply);
    this.#view.settle(entry);
  }

  #ask(reply: ReplyView): void {
    const question = reply?.question ?? null;
    this.#session.write({ asked: question });
    if (question) this.#view.ask(question, (reply.text ?? '').includes(question.text));
    else this.#view.question.clear();
  }

  // -- the snapshot -----------------------------------------------------------------------------------------------

  /** @returns whether there is a consultation to go on with */
  async #load(): Promise<boolean> {
    this.#view.changed();
    this.#view.draft('');
    const { signal } = this.#life;
    for (let tries = 1; ; tries++) {
      try {
        const snapshot = await this.#client.snapshot(access(this.#session), signal);
        signal.throwIfAborted();
        this.#show(snapshot);
        return true;
      } catch (error) {
        if (signal.aborted) return false;
        const delay = delayAfter(error, tries);
        if (delay !== null) {
          this.#view.status(this.#say(error instanceof Unreachable ? 'again' : 'trying'));
          await wait(delay, signal).catch(() => {});
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

  /** Somebody else has added to the consultation: a clinician, a late judgement, another tab. */
  async #catchUp(): Promise<void> {
    this.#stale = this.#courier.busy || this.#view.question.unsent !== null;
    if (this.#stale) return;
    const { signal } = this.#life;
    const snapshot = await this.#client.snapshot(access(this.#session), signal).catch(() => null);
    if (!snapshot || signal.aborted) return;
    if (this.#courier.busy) this.#stale = true;
    else this.#show(snapshot);
  }

  /** A snapshot that nobody asked for tells whether something was missed. */
  #compare(snapshot: ConsultationView): void {
    const underWay = this.#session.read().outbox.map((m) => m.id);
    let asked = '';
    const news = snapshot.messages.some((m) => {
      if (m.role === 'patient') asked = m.id;
      return m.role !== 'patient' && !this.#view.log.has(m.id) && !underWay.includes(asked) && this.#isAfterStart(snapshot, m);
    });
    if (news || snapshot.next_offset) this.#catchUp();
  }

  /** Replaces everything that is shown, never merges. */
  #show(snapshot: ConsultationView): void {
    this.#stale = false;
    const { labels } = this.#session.read();
    this.#calm();
    this.#view.log.clear();
    let last: MessageView | null = null;
    for (const message of snapshot.messages) {
      if (!this.#isAfterStart(snapshot, message)) continue;
      if (message.role === 'patient') this.#view.log.patient(message.id, this.#spoken(message, labels[message.id]));
      else this.#view.log.reply(message.id, message);
      last = message;
    }
    this.#session.write({ offers: snapshot.offers });
    this.#judge(snapshot.assessment);
    const question = last?.question ?? null;
    this.#session.write({ asked: question });
    if (question && last?.role !== 'patient') this.#view.ask(question, (last?.text ?? '').includes(question.text));
    else this.#view.question.clear();
    this.#view.status(snapshot.assessment?.status === 'complete' ? this.#say('done') : '');
  }

  #spoken(message: MessageView, label: string | undefined): string {
    const sent = message.attachments ? this.#say(message.attachments[0]?.kind === 'voice' ? 'voiceSent' : 'pictureSent') : '';
    const said = label || [sent, spoken(message)].filter(Boolean).join('\n') || '…';
    return [said, heard(message.attachments)].filter(Boolean).join('\n');
  }

  /** The page has a welcome of its own, so the server's greeting before the first message is not shown. */
  #isAfterStart(snapshot: ConsultationView, message: MessageView): boolean {
    const start = snapshot.messages.findIndex((m) => m.role !== 'assistant');
    return start >= 0 && snapshot.messages.indexOf(message) >= start;
  }

  #calm(): void {
    clearTimeout(this.#slow);
    this.#view.draft(null);
    this.#view.status('');
  }

  #say(key: TextKey): string {
    return say(this.#view.settings().language, key, this.#view.settings());
  }
}

/** Of the consultation that is under way. */
function access(session: Session): { id: string; token: string } {
  const { id = '', token = '' } = session.read();
  return { id, token };
}
