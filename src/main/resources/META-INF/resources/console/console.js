// The clinicians' console: login, queue on the left, consultation on the right. What may be done the service decides.

import { Api, Problem } from './api.js';
import { Consultation, milder } from './consultation.js';
import { byId, element, fill } from './dom.js';
import { Forms, choice, line, note } from './forms.js';
import { Queue } from './queue.js';
import { guess, tagOf, wordsOf } from './texts.js';

const LANGUAGE = 'vigil.console.language';
let language = sessionStorage.getItem(LANGUAGE) ?? guess(navigator.languages);
let words = wordsOf(language);
let following = new AbortController();
let opened = null;

const api = new Api(() => language);
const queue = new Queue(open, () => words);
const forms = new Forms(() => words);
const view = new Consultation(() => words, correct);

// -- language and login ---------------------------------------------------------------------------------------------

function speak(chosen) {
  language = chosen;
  words = wordsOf(language);
  sessionStorage.setItem(LANGUAGE, language);
  document.documentElement.lang = tagOf(language);
  document.documentElement.dataset.language = language;
  document.title = words.title;
  byId('languages').setAttribute('aria-label', words.languages);
  for (const place of document.querySelectorAll('[data-text]')) place.textContent = words[place.dataset.text];
  for (const button of byId('languages').children) button.setAttribute('aria-pressed', String(button.dataset.language === language));
}

byId('languages').addEventListener('click', async ({ target }) => {
  if (!target.dataset.language) return;
  speak(target.dataset.language);
  if (api.hasKey) await enter();
});

byId('login-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const key = byId('key').value.trim();
  if (!key) return refuse(words.keyMissing);
  api.use(key);
  await enter();
});

byId('leave').addEventListener('click', () => leave(''));

/** Asks for the queue once, to know whether the key is good, and follows it from then on. */
async function enter() {
  following.abort();
  following = new AbortController();
  try {
    const first = await api.queue();
    byId('key').value = '';
    byId('login').hidden = true;
    for (const id of ['desk', 'leave', 'shift']) byId(id).hidden = false;
    byId('who').textContent = words.say('who', { name: first.clinician });
    changed(first);
    if (opened) await load();
    follow();
  } catch (error) {
    const known = !(error instanceof Problem) || ![401, 403].includes(error.status);
    if (known && !byId('desk').hidden) follow();
    else leave(known ? words.noServer : words.keyWrong);
  }
}

function follow() {
  api.follow({ changed, live, refused: () => leave(words.keyWrong) }, following.signal);
}

function leave(why) {
  following.abort();
  api.use('');
  opened = null;
  queue.forget();
  view.clear();
  for (const id of ['log', 'rules', 'open', 'findings', 'summary']) fill(byId(id));
  for (const id of ['desk', 'leave', 'shift']) byId(id).hidden = true;
  byId('login').hidden = false;
  byId('who').textContent = '';
  byId('alarm').textContent = '';
  document.body.classList.remove('reading');
  refuse(why);
  byId('key').focus();
}

function refuse(why) {
  byId('login-error').textContent = why;
}

// -- the queue ------------------------------------------------------------------------------------------------------

function live(isLive) {
  byId('live').textContent = isLive ? words.live : words.notLive;
  byId('live').classList.toggle('lost', !isLive);
}

function changed(now) {
  const before = opened && queue.entry(opened);
  const fresh = queue.show(now);
  const urgent = now.entries.filter((entry) => !entry.acknowledged && entry.floor.startsWith('emergency')).length;
  document.title = urgent > 0 ? `(${urgent}) ${words.title}` : words.title;
  byId('alarm').textContent = fresh.length > 0 ? words.say('newEmergency', { name: fresh.map((entry) => entry.complaint_label).join(', ') }) : urgent > 0 ? byId('alarm').textContent : '';
  byId('shift').disabled = queue.mine.length === 0;
  if (opened && JSON.stringify(before) !== JSON.stringify(queue.entry(opened))) load();
}

async function open(id) {
  opened = id;
  document.body.classList.add('reading');
  queue.choose(id);
  await load();
  byId('consultation').focus({ preventScroll: true });
  scrollTo(0, 0);
}

byId('back').addEventListener('click', () => {
  const id = opened;
  opened = null;
  document.body.classList.remove('reading');
  view.clear();
  queue.choose(null);
  document.querySelector(`[data-key="${CSS.escape(id ?? '')}"]`)?.focus();
});

// -- one consultation -----------------------------------------------------------------------------------------------

const holds = (consultation) => consultation.taken_by === queue.clinician;
const isOpen = (consultation) => consultation.status !== 'closed';
const mayAct = (consultation) => isOpen(consultation) && (!consultation.taken_by || holds(consultation));

async function load() {
  const id = opened;
  try {
    const consultation = await api.consultation(id);
    if (id !== opened) return;
    draw(consultation);
    trouble('');
  } catch (error) {
    trouble(words.problem(error));
  }
}

function draw(consultation) {
  const entry = queue.entry(consultation.id);
  view.show(consultation, entry?.complaint_label ?? consultation.assessment.presenting_complaint, mayAct(consultation));
  byId('composer').hidden = !(holds(consultation) && isOpen(consultation));
  const button = (key, run, className = '') => element('button', { type: 'button', textContent: words[key], className, onclick: run, data: { key } });
  const other = consultation.taken_by && !holds(consultation);
  fill(byId('actions'),
    other && element('p', { className: 'flag holder', textContent: words.say('takenBy', { name: consultation.taken_by }) }),
    isOpen(consultation) && !consultation.taken_by && button('take', () => act('take'), 'strong'),
    mayAct(consultation) && button('level', setLevel),
    holds(consultation) && [button('handover', handOver), button('release', () => act('release'))],
    mayAct(consultation) && button('close', close));
}

/** Done here and now; a refusal is said beside the buttons. */
async function act(verb, body) {
  try {
    await api.act(opened, verb, body);
    await load();
    if (verb === 'take') byId('words').focus();
  } catch (error) {
    await load();
    trouble(words.problem(error));
  }
}

/** The same from the dialog, which shows a refusal itself. */
const send = (verb) => async (body) => {
  await api.act(opened, verb, body);
  await load();
};

function trouble(text) {
  byId('trouble').textContent = text;
}

byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = byId('words').value.trim();
  if (!text) return byId('words').focus();
  forms.ask({
    title: words.reviewTitle,
    fields: [note(text, 'preview')],
    yes: words.send,
    act: async () => {
      await send('message')({ text });
      byId('words').value = '';
    },
  });
});

function setLevel() {
  const { assessment, level_set: set } = view.shown;
  const rules = set?.rule_floor ?? assessment.floor;
  const warning = note('', 'warning');
  const warn = (level) => {
    warning.node.textContent = milder(level, rules) ? words.say('levelWarn', { level: words.levels[rules] }) : '';
  };
  warn(assessment.level);
  forms.ask({
    title: words.levelTitle,
    fields: [
      choice('level', words.levelNew, Object.entries(words.levels), assessment.level, warn),
      warning,
      line('reason', words.reason, { hint: words.reasonHint }),
    ],
    yes: words.save,
    act: send('level'),
  });
}

function correct(finding, label) {
  const opposite = finding.presence === 'present' ? 'absent' : 'present';
  forms.ask({
    title: `${words.findingTitle}: ${label}`,
    fields: [
      choice('presence', words.presence, Object.entries(words.presences), opposite),
      line('reason', words.reason, { hint: words.reasonHint }),
    ],
    yes: words.save,
    act: (values) => send('finding')({ finding: finding.code, ...values }),
  });
}

function close() {
  forms.ask({
    title: words.closeTitle,
    fields: [
      choice('outcome', words.outcome, Object.entries(words.outcomes), 'advised'),
      line('reason', words.reasonOptional, { optional: true }),
      note(words.closeWarn, 'warning'),
    ],
    yes: words.close,
    act: send('close'),
  });
}

function handOver() {
  forms.ask({
    title: words.handTitle,
    fields: [line('to', words.handTo, { long: false })],
    yes: words.handover,
    act: send('handover'),
  });
}

byId('shift').addEventListener('click', () => forms.ask({
  title: words.shiftTitle,
  fields: [line('to', words.handTo, { long: false })],
  yes: words.shift,
  act: async (values) => {
    const { handed_over: done, kept } = await api.act('', 'handover', values);
    const left = Object.keys(kept).length;
    byId('alarm').textContent = [words.say('handed', { count: done.length }), left > 0 ? words.say('kept', { count: left }) : ''].join(' ');
    if (opened) await load();
  },
}));

speak(language);
if (api.hasKey) await enter();
else leave('');
