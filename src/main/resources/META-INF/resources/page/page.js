// Puts the page together: language, place, banner, conversation, composer.

import { Api } from './api.js';
import { Banner } from './banner.js';
import { Chat } from './chat.js';
import { Composer } from './composer.js';
import { callLink, element } from './dom.js';
import { guessLanguage, languages, tagOf } from './language.js';
import { Log } from './log.js';
import { QuestionPanel } from './question.js';
import { ambulanceOf, guessRegion, nameOf, neutralSiteOf, regions } from './regions.js';
import { Session } from './session.js';
import { say } from './texts.js';

const byId = (id) => document.getElementById(id);
const session = new Session(window.sessionStorage);

let language = languages.includes(session.read().language) ? session.read().language : guessLanguage(navigator.languages);
let region = session.read().region ?? null;
const guessed = region === null ? guessRegion(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.languages) : null;
region ??= guessed ?? '';

const settings = () => ({ language, tag: tagOf(language), region, number: chat.number ?? ambulanceOf(region) });
const words = (key) => say(language, key, settings());

const banner = new Banner(byId('banner'));
const log = new Log(byId('log'), settings);
const question = new QuestionPanel(byId('question'), answer);
const composer = new Composer(byId('composer'), settings, write);
const chat = new Chat(new Api(), session, {
  log,
  question,
  settings,
  changed,
  settle,
  startOver,
  draft,
  ask: (asked, told) => question.ask(asked, { language, told }),
  status: (text) => {
    byId('status').textContent = text;
  },
  putBack: (text) => {
    if (composer.text === '') composer.text = text;
  },
});

function write(text) {
  const unsent = question.unsent;
  if (text === '' && !unsent) return;
  composer.text = '';
  chat.send(text, unsent?.answers ?? [], unsent?.label ?? '');
}

/** After a tap the keyboard of a phone would only be in the way; everyone else goes on in the message box. */
function answer(answers, label, event) {
  chat.send('', answers, label);
  const tapped = event.detail > 0 && window.matchMedia('(pointer: coarse)').matches;
  if (!tapped) composer.focus();
}

/** `null` takes the draft away, an empty text shows that Vigil is at work. */
function draft(text) {
  const dots = () => element('div', { className: 'bubble dots' }, element('i'), element('i'), element('i'));
  const shown = text === null ? [] : [element('div', { className: 'entry vigil' }, text ? element('div', { className: 'bubble', textContent: text }) : dots())];
  byId('draft').replaceChildren(...shown);
  if (text === '') byId('status').scrollIntoView({ block: 'end' });
}

/** Shows the end of the conversation, but never scrolls the beginning of what was just said out of sight. */
function settle(entry) {
  const top = Math.max(byId('scroll').getBoundingClientRect().top, byId('banner').getBoundingClientRect().bottom);
  const end = byId('question').hasChildNodes() ? byId('question') : byId('status');
  end.scrollIntoView({ block: 'end' });
  if (entry && entry.getBoundingClientRect().top < top) entry.scrollIntoView({ block: 'start' });
}

/** Everything that depends on the language, the place or the state of the consultation. */
function changed() {
  const { number } = settings();
  const place = nameOf(region, language);
  banner.show(chat.floor, settings());
  const urgent = chat.floor.startsWith('emergency');
  byId('leave').hidden = !chat.isPrivate;
  document.title = urgent && !chat.isPrivate ? `${words(chat.floor === 'emergency' ? 'emergencyTitle' : 'ambulanceTitle')} – Vigil` : words('title');
  byId('place').replaceChildren(
    ...(place ? [element('span', { textContent: place })] : []),
    ...(number === null || urgent ? [] : [callLink(number, words('ambulance'), 'dial')]));
  byId('welcome').hidden = chat.isUnderWay || !log.isEmpty;
  byId('start-over').hidden = !byId('welcome').hidden;
  composer.placeholder = words(byId('welcome').hidden ? 'placeholderLater' : 'placeholder');
  byId('urgent').textContent = words('urgent');
  byId('region-hint').textContent = words(region === '' ? 'regionNone' : region === guessed ? 'regionGuess' : 'regionChosen');
}

function speak(chosen) {
  language = chosen;
  session.write({ language });
  document.documentElement.lang = tagOf(language);
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = words(node.dataset.text);
  for (const button of byId('languages').children) button.setAttribute('aria-pressed', String(button.dataset.language === language));
  byId('languages').setAttribute('aria-label', words('languages'));
  byId('log').setAttribute('aria-label', words('log'));
  byId('composer').setAttribute('aria-label', words('wordsLabel'));
  byId('scroll').setAttribute('aria-label', words('log'));
  byId('region').replaceChildren(
    ...(region === '' ? [element('option', { value: '', textContent: words('regionUnset') })] : []),
    ...regions.map(({ code }) => element('option', { value: code, textContent: nameOf(code, language) })),
    element('option', { value: 'ZZ', textContent: words('regionElse') }));
  byId('region').value = region;
  question.speak(language);
  composer.refresh();
  changed();
}

function startOver() {
  chat.stop();
  log.clear();
  question.clear();
  composer.text = '';
  speak(language);
  composer.focus();
}

/** Empties the screen before anything is loaded, and leaves no way back to it. */
function leave() {
  chat.stop();
  log.clear();
  question.clear();
  composer.text = '';
  session.clear();
  document.body.replaceChildren();
  document.title = '';
  window.location.replace(neutralSiteOf(region));
}

byId('leave-now').addEventListener('click', leave);
byId('languages').addEventListener('click', (event) => {
  if (event.target.dataset.language) speak(event.target.dataset.language);
});
byId('region').addEventListener('change', (event) => {
  region = event.target.value;
  session.write({ region });
  changed();
});
byId('start-over').addEventListener('click', () => byId('confirm').showModal());
byId('confirm-no').addEventListener('click', () => byId('confirm').close());
byId('confirm-yes').addEventListener('click', () => {
  byId('confirm').close();
  startOver();
});
window.addEventListener('online', () => chat.online());
document.addEventListener('visibilitychange', () => chat.visible(document.visibilityState === 'visible'));

speak(language);
if (chat.isUnderWay) chat.resume();
