// One accent, one red; colours checked for WCAG 2.2 AA. Every size is a multiple of --unit, because the text size of a
// foreign page is not ours to trust: on our own page it follows the reader's text size.

import { css } from 'lit';

export const tokens = css`
:host {
  color-scheme: light dark;
  --ground: #f2f5f4;
  --surface: #ffffff;
  --sunken: #e9efed;
  --ink: #16211f;
  --quiet: #4a5a57;
  --line: #d3dcd9;
  --edge: #6b7f7a;
  --accent: #0a6b61;
  --accent-strong: #07524a;
  --on-accent: #ffffff;
  --tint: #e1f0ed;
  --red: #a91d1d;
  --on-red: #ffffff;
  --red-tint: #fdeceb;
  --red-ink: #8c1414;
  --red-edge: #a91d1d;
  --amber-tint: #fdf4e1;
  --amber-edge: #94660c;
  --own: #0a6b61;
  --on-own: #ffffff;
  --shadow: 0 1px 2px rgb(16 40 36 / 6%), 0 6px 20px rgb(16 40 36 / 5%);
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --sans-hans: "PingFang SC", "Microsoft YaHei", "HarmonyOS Sans SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  --sans-hant: "PingFang HK", "Microsoft JhengHei", "Noto Sans HK", "Noto Sans CJK HK", "Noto Sans CJK TC", "Source Han Sans HC", sans-serif;
  --radius: calc(1.1 * var(--unit));
}

@media (prefers-color-scheme: dark) {
  :host {
    --ground: #0f1615;
    --surface: #17211f;
    --sunken: #1f2b29;
    --ink: #e6edeb;
    --quiet: #a6b6b2;
    --line: #2c3a37;
    --edge: #76897f;
    --accent: #63c9b9;
    --accent-strong: #8cdccf;
    --on-accent: #05221e;
    --tint: #1c3a36;
    --red: #b3261e;
    --on-red: #ffffff;
    --red-tint: #3d1816;
    --red-ink: #ffb4ab;
    --red-edge: #e5675d;
    --amber-tint: #2f2712;
    --amber-edge: #c99a3a;
    --own: #1c544d;
    --on-own: #eaf6f3;
    --shadow: none;
  }
}

@media (prefers-contrast: more) {
  :host {
    --quiet: var(--ink);
    --line: var(--edge);
    --edge: var(--ink);
  }
}
`;

export const styles = css`
:host { display: block; block-size: 100%; container-type: inline-size; --unit: 17px; }
:host([full]) { block-size: 100vh; block-size: 100dvh; --unit: 1.0625rem; }
* { box-sizing: border-box; }

:lang(en) { font-family: var(--sans); }
:lang(zh-Hans) { font-family: var(--sans-hans); line-height: 1.7; }
:lang(zh-Hant) { font-family: var(--sans-hant); line-height: 1.7; }

h1, h2, p, ul, fieldset { margin: 0; padding: 0; }
fieldset { border: 0; min-width: 0; }
button, select, input, textarea { font: inherit; color: inherit; }
[hidden] { display: none !important; }

:focus-visible { outline: 3px solid var(--accent-strong); outline-offset: 2px; }

.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}

.skip { position: fixed; border: 0; z-index: 10; inset-block-start: calc(-6 * var(--unit)); inset-inline-start: calc(.5 * var(--unit)); padding: calc(.6 * var(--unit)) var(--unit); background: var(--surface); color: var(--accent-strong); border-radius: calc(.6 * var(--unit)); }
.skip:focus { inset-block-start: calc(.5 * var(--unit)); }

/* -- frame ------------------------------------------------------------------------------------------------------- */

.page { position: relative; display: grid; grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr); block-size: 100%; min-block-size: 0; background: var(--ground); color: var(--ink); font: var(--unit)/1.55 var(--sans); overflow-wrap: anywhere; }
.column, .bar, .notice, .leave { inline-size: 100%; max-inline-size: calc(46 * var(--unit)); margin-inline: auto; padding-inline: clamp(calc(.75 * var(--unit)), 4vw, calc(1.5 * var(--unit))); }

.bar { display: flex; align-items: center; gap: calc(.5 * var(--unit)); padding-block: calc(.5 * var(--unit)); min-block-size: calc(3.6 * var(--unit)); }
.brand { display: flex; align-items: center; gap: calc(.55 * var(--unit)); margin-inline-end: auto; font: 650 calc(1.2 * var(--unit))/1 var(--sans); letter-spacing: -.01em; }
.mark { inline-size: calc(2 * var(--unit)); block-size: calc(2 * var(--unit)); flex: none; }
.mark-ground { fill: var(--accent); }
.mark-line { fill: none; stroke: var(--on-accent); stroke-width: 2.6; stroke-linecap: round; stroke-linejoin: round; }

.languages { display: flex; border-radius: calc(.75 * var(--unit)); background: var(--sunken); }
.languages button { min-inline-size: calc(2.6 * var(--unit)); min-block-size: calc(2.6 * var(--unit)); padding: 0 calc(.4 * var(--unit)); border: 0; border-radius: calc(.75 * var(--unit)); background: none; color: var(--quiet); font-size: calc(.95 * var(--unit)); line-height: 1; cursor: pointer; }
.languages button[aria-pressed="true"] { background: var(--surface); color: var(--accent-strong); font-weight: 650; box-shadow: inset 0 0 0 2px var(--accent); }

/* Never scrolls away: whoever needs it needs it at once. */
.leave { display: flex; align-items: center; justify-content: space-between; gap: calc(.75 * var(--unit)); padding-block: calc(.45 * var(--unit)); border-block-end: 1px solid var(--line); }
.leave .chip { flex: none; }

.quiet { display: inline-flex; align-items: center; gap: calc(.35 * var(--unit)); min-block-size: calc(2.6 * var(--unit)); min-inline-size: calc(2.6 * var(--unit)); padding: 0 calc(.6 * var(--unit)); border: 0; border-radius: calc(.75 * var(--unit)); background: none; color: var(--quiet); cursor: pointer; font-size: calc(.95 * var(--unit)); }
.quiet:hover { background: var(--sunken); }
.quiet svg { inline-size: calc(1.25 * var(--unit)); block-size: calc(1.25 * var(--unit)); fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }

.notice { position: relative; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 var(--unit); padding-block: 0 calc(.35 * var(--unit)); color: var(--quiet); font-size: calc(.88 * var(--unit)); line-height: 1.4; }
.place { display: flex; flex-wrap: wrap; align-items: center; gap: 0 calc(.75 * var(--unit)); }
.dial { display: inline-flex; align-items: center; min-block-size: calc(2.6 * var(--unit)); color: var(--red-ink); font-weight: 600; text-underline-offset: .2em; }

.scroll { position: relative; overflow-y: auto; overscroll-behavior: contain; border-block-start: 1px solid var(--line); scroll-padding-block: var(--unit); }
.scroll:focus-visible { outline-offset: -3px; }
.scroll > .column { padding-block: calc(1.25 * var(--unit)) var(--unit); }

/* -- banner ------------------------------------------------------------------------------------------------------ */

.banner { z-index: 5; }
.banner > .column { display: flex; align-items: center; gap: calc(.75 * var(--unit)) calc(1.25 * var(--unit)); padding-block: calc(.85 * var(--unit)); }
.banner-words { flex: 1 1 calc(14 * var(--unit)); min-inline-size: 0; line-height: 1.4; }
.banner-title { font-size: calc(1.2 * var(--unit)); font-weight: 700; line-height: 1.3; }
.banner.ambulance { background: var(--red); color: var(--on-red); }
.banner.emergency { background: var(--red-tint); color: var(--red-ink); border-block-end: 3px solid var(--red-edge); }
.call { display: inline-flex; align-items: center; justify-content: center; flex: none; min-block-size: calc(3 * var(--unit)); padding: calc(.4 * var(--unit)) calc(1.25 * var(--unit)); border-radius: 999px; border: 2px solid transparent; font-weight: 700; font-size: calc(1.1 * var(--unit)); text-decoration: none; white-space: nowrap; background: var(--red); color: var(--on-red); }
.banner.ambulance .call { background: #fff; color: #8c1414; }
.banner.ambulance .call:focus-visible { outline-color: #fff; }
.call.small { font-size: var(--unit); min-block-size: calc(2.75 * var(--unit)); }

/* -- welcome ----------------------------------------------------------------------------------------------------- */

.welcome { display: grid; gap: var(--unit); padding: clamp(calc(1.1 * var(--unit)), 4vw, calc(2 * var(--unit))); border-radius: calc(1.4 * var(--unit)); background: var(--surface); border: 1px solid var(--line); box-shadow: var(--shadow); }
.welcome h2 { font-size: clamp(calc(1.5 * var(--unit)), 5vw, calc(1.9 * var(--unit))); line-height: 1.25; letter-spacing: -.015em; font-weight: 700; }
.lead { font-size: calc(1.06 * var(--unit)); }
.where { display: grid; gap: calc(.3 * var(--unit)); justify-items: start; }
.where label { font-weight: 600; }
.hint { color: var(--quiet); font-size: calc(.9 * var(--unit)); }
select { min-block-size: calc(2.9 * var(--unit)); max-inline-size: 100%; padding: calc(.35 * var(--unit)) calc(2.4 * var(--unit)) calc(.35 * var(--unit)) calc(.85 * var(--unit)); border: 1.5px solid var(--edge); border-radius: calc(.75 * var(--unit)); background: var(--surface); appearance: none; background-image: linear-gradient(45deg, transparent 50%, var(--quiet) 50%), linear-gradient(-45deg, transparent 50%, var(--quiet) 50%); background-size: calc(.4 * var(--unit)) calc(.4 * var(--unit)); background-position: right calc(1.3 * var(--unit)) center, right calc(.9 * var(--unit)) center; background-repeat: no-repeat; cursor: pointer; }
.where select { inline-size: min(100%, calc(20 * var(--unit))); }
.urgent { padding: calc(.75 * var(--unit)) var(--unit); border-inline-start: 4px solid var(--red-edge); border-radius: calc(.35 * var(--unit)) calc(.75 * var(--unit)) calc(.75 * var(--unit)) calc(.35 * var(--unit)); background: var(--red-tint); color: var(--red-ink); font-weight: 600; }

/* -- conversation ------------------------------------------------------------------------------------------------ */

.log { display: flex; flex-direction: column; }
.entry { position: relative; display: flex; flex-direction: column; align-items: flex-start; margin-block-end: var(--unit); max-inline-size: min(100%, calc(38 * var(--unit))); scroll-margin-block: var(--unit); }
.entry.patient { align-self: flex-end; align-items: flex-end; max-inline-size: min(88%, calc(34 * var(--unit))); }
.name { color: var(--quiet); font-size: calc(.85 * var(--unit)); margin-block-end: calc(.3 * var(--unit)); margin-inline: calc(.25 * var(--unit)); line-height: 1.3; }
.patient .name { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.bubble { padding: calc(.7 * var(--unit)) calc(1.05 * var(--unit)); border-radius: var(--radius); border: 1px solid var(--line); background: var(--surface); box-shadow: var(--shadow); white-space: pre-line; }
.bubble > * + * { margin-block-start: .65em; }
.bubble ul { padding-inline-start: 1.2em; }
.vigil .bubble { border-start-start-radius: calc(.3 * var(--unit)); }
.patient .bubble { background: var(--own); color: var(--on-own); border-color: transparent; border-end-end-radius: calc(.3 * var(--unit)); box-shadow: none; }
.clinician .bubble { background: var(--tint); border-color: var(--accent); }
.safety .bubble { border-color: var(--red-edge); border-inline-start-width: 5px; font-size: calc(1.06 * var(--unit)); }
.patient.sending .bubble { opacity: .8; }
.fate { display: flex; align-items: center; gap: calc(.5 * var(--unit)); color: var(--red-ink); font-size: calc(.9 * var(--unit)); }
.link { min-block-size: calc(2.75 * var(--unit)); padding: 0 calc(.4 * var(--unit)); border: 0; background: none; color: var(--accent-strong); text-decoration: underline; text-underline-offset: .2em; cursor: pointer; font-weight: 600; }
.note { gap: calc(.6 * var(--unit)); padding: calc(.8 * var(--unit)) calc(1.05 * var(--unit)); border-radius: var(--radius); background: var(--amber-tint); border: 1px solid var(--amber-edge); }
.actions { display: flex; flex-wrap: wrap; gap: calc(.6 * var(--unit)); align-items: center; }
.sources { margin: calc(.2 * var(--unit)) calc(.25 * var(--unit)) 0; font-size: calc(.88 * var(--unit)); color: var(--quiet); }
.sources summary { min-block-size: calc(2.6 * var(--unit)); display: inline-flex; align-items: center; cursor: pointer; text-decoration: underline; text-decoration-style: dotted; text-underline-offset: .25em; }
.sources ul { padding-inline-start: 1.1em; }
.sources a { color: var(--accent-strong); }

.dots { display: inline-flex; gap: calc(.35 * var(--unit)); align-items: center; min-block-size: calc(2.9 * var(--unit)); }
.dots i { inline-size: calc(.5 * var(--unit)); block-size: calc(.5 * var(--unit)); border-radius: 50%; background: var(--quiet); animation: breathe 1.4s infinite ease-in-out both; }
.dots > * + * { margin: 0; }
.dots i:nth-child(2) { animation-delay: .18s; }
.dots i:nth-child(3) { animation-delay: .36s; }
@keyframes breathe { 0%, 80%, 100% { opacity: .35; } 40% { opacity: 1; } }

.status { color: var(--quiet); font-size: calc(.9 * var(--unit)); margin-inline: calc(.25 * var(--unit)); scroll-margin-block: var(--unit); }
.status:not(:empty) { margin-block-end: calc(.75 * var(--unit)); }

/* -- question ---------------------------------------------------------------------------------------------------- */

.question { scroll-margin-block: var(--unit); }
.acts-title { font-weight: 600; margin-block-end: calc(.5 * var(--unit)); }
.question fieldset { position: relative; display: grid; gap: calc(.6 * var(--unit)); }
.question legend { padding: 0; font-weight: 600; margin-block-end: calc(.5 * var(--unit)); }
.chips { display: flex; flex-wrap: wrap; gap: calc(.55 * var(--unit)); align-items: center; }
.chip { display: inline-flex; align-items: center; gap: calc(.55 * var(--unit)); min-block-size: calc(2.75 * var(--unit)); padding: calc(.4 * var(--unit)) calc(1.05 * var(--unit)); border: 1.5px solid var(--edge); border-radius: calc(1.4 * var(--unit)); background: var(--surface); text-align: start; line-height: 1.35; cursor: pointer; }
.chip:hover { border-color: var(--accent); background: var(--tint); }
.chip.strong { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.chip.strong:hover { background: var(--accent-strong); border-color: var(--accent-strong); }
.chip:disabled { background: var(--sunken); border-color: var(--line); color: var(--quiet); cursor: default; }
.tick { padding-inline-start: calc(.8 * var(--unit)); }
.tick span::first-letter { text-transform: uppercase; }
.tick input { flex: none; inline-size: calc(1.25 * var(--unit)); block-size: calc(1.25 * var(--unit)); margin: 0; accent-color: var(--accent); }
.tick:has(input:checked) { border-color: var(--accent); background: var(--tint); box-shadow: inset 0 0 0 1px var(--accent); }
.tick:has(input:focus-visible) { outline: 3px solid var(--accent-strong); outline-offset: 2px; }
.tick input:focus-visible { outline: none; }
.decide { padding-block-start: calc(.6 * var(--unit)); border-block-start: 1px solid var(--line); }
.amount { inline-size: calc(7 * var(--unit)); min-block-size: calc(2.9 * var(--unit)); padding: calc(.3 * var(--unit)) calc(.85 * var(--unit)); border: 1.5px solid var(--edge); border-radius: calc(.75 * var(--unit)); background: var(--surface); }
.mistake { color: var(--red-ink); font-size: calc(.9 * var(--unit)); }

/* -- composer ---------------------------------------------------------------------------------------------------- */

.composer { background: var(--surface); border-block-start: 1px solid var(--line); padding-block: calc(.65 * var(--unit)) max(calc(.65 * var(--unit)), env(safe-area-inset-bottom)); }
.field { position: relative; display: flex; align-items: flex-end; gap: calc(.5 * var(--unit)); padding: calc(.3 * var(--unit)) calc(.3 * var(--unit)) calc(.3 * var(--unit)) calc(.5 * var(--unit)); border: 1.5px solid var(--edge); border-radius: calc(1.6 * var(--unit)); background: var(--surface); }
.field:focus-within { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
.field textarea { flex: 1; min-inline-size: 0; min-block-size: calc(2.75 * var(--unit)); max-block-size: min(calc(11 * var(--unit)), 30dvh); padding: calc(.6 * var(--unit)) calc(.5 * var(--unit)); border: 0; background: none; resize: none; line-height: 1.5; outline: none; }
.field textarea::placeholder { color: var(--quiet); opacity: 1; }
.beside { display: inline-flex; align-items: center; justify-content: center; flex: none; min-inline-size: calc(2.75 * var(--unit)); min-block-size: calc(2.75 * var(--unit)); padding: 0; border: 0; border-radius: 50%; background: none; color: var(--accent-strong); cursor: pointer; }
.beside:hover { background: var(--tint); }
.beside.running { background: var(--red-ink); color: var(--surface); }
.beside svg { inline-size: calc(1.4 * var(--unit)); block-size: calc(1.4 * var(--unit)); fill: none; stroke: currentcolor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.beside.running svg { fill: currentcolor; }
.send { display: inline-flex; align-items: center; justify-content: center; gap: calc(.4 * var(--unit)); flex: none; min-inline-size: calc(2.75 * var(--unit)); min-block-size: calc(2.75 * var(--unit)); padding: 0 var(--unit); border: 0; border-radius: calc(1.4 * var(--unit)); background: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer; }
.send:hover { background: var(--accent-strong); }
.send svg { inline-size: calc(1.3 * var(--unit)); block-size: calc(1.3 * var(--unit)); fill: none; stroke: currentcolor; stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.counter { color: var(--quiet); font-size: calc(.88 * var(--unit)); text-align: end; }
.counter:not(:empty) { margin-block-start: calc(.3 * var(--unit)); }
.over .counter { color: var(--red-ink); font-weight: 600; }
.over .field { border-color: var(--red-edge); box-shadow: 0 0 0 2px var(--red-edge); }

/* -- dialog ------------------------------------------------------------------------------------------------------ */

dialog { inline-size: min(calc(28 * var(--unit)), calc(100% - calc(2 * var(--unit)))); padding: calc(1.4 * var(--unit)); border: 1px solid var(--line); border-radius: calc(1.2 * var(--unit)); background: var(--surface); color: var(--ink); box-shadow: 0 20px 60px rgb(0 0 0 / 30%); }
dialog::backdrop { background: rgb(8 20 18 / 55%); }
dialog h2 { font-size: calc(1.25 * var(--unit)); line-height: 1.3; margin-block-end: calc(.5 * var(--unit)); }
dialog .actions { margin-block-start: calc(1.2 * var(--unit)); }

/* -- narrow, low, still ------------------------------------------------------------------------------------------ */

@container (max-width: 578px) {
  .send span, .quiet span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .send { padding: 0; border-radius: 50%; }
  .banner > .column { flex-direction: column; align-items: stretch; }
  .banner-words { flex: none; }
  .place span { display: none; }
  .bar { min-block-size: calc(3.2 * var(--unit)); padding-block: calc(.3 * var(--unit)); gap: calc(.25 * var(--unit)); }
}

@container (max-width: 400px) {
  .bar:has(#start-over:not([hidden])) .brand span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
}

/* A low window (zoom, a phone on its side, an open keyboard) scrolls as one document; only the banner stays. */
@media (max-height: 30rem) {
  :host([full]) { block-size: auto; }
  :host([full]) .page { display: block; block-size: auto; min-block-size: 100dvh; }
  :host([full]) .scroll { overflow: visible; }
  :host([full]) .composer { position: sticky; inset-block-end: 0; z-index: 4; }
  :host([full]) .entry { scroll-margin-block: calc(5 * var(--unit)); }
  :host([full]) .question, :host([full]) .status { scroll-margin-block-end: calc(5.5 * var(--unit)); }
  :host([full]) .banner { position: sticky; inset-block-start: 0; }
  :host([full]) .banner > .column { flex-direction: row; padding-block: calc(.4 * var(--unit)); }
  :host([full]) .banner-words { flex: 1 1 0; }
  :host([full]) .banner-title { font-size: calc(1.05 * var(--unit)); }
  :host([full]) .banner-title + p { font-size: calc(.9 * var(--unit)); }
  :host([full]) .call { min-block-size: calc(2.75 * var(--unit)); padding-inline: calc(.9 * var(--unit)); }
}

@media (max-height: 17rem) {
  :host([full]) .composer { position: static; }
}

@media (prefers-reduced-motion: no-preference) {
  .entry { animation: rise .22s ease-out both; }
  @keyframes rise { from { opacity: 0; transform: translateY(6px); } }
}

@media (prefers-reduced-motion: reduce) {
  .dots i { animation: none; opacity: .7; }
}

@media (forced-colors: active) {
  .banner.ambulance, .banner.emergency, .patient .bubble { border: 2px solid; }
  .field:focus-within { outline: 3px solid Highlight; }
  .chip.strong, .call, .send { border: 2px solid ButtonText; }
  .languages button[aria-pressed="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  .mark-ground, .mark-line { forced-color-adjust: none; }
}
`;

/** The button that opens the chat on a foreign page, and the panel it opens. */
export const launcherStyles = css`
:host { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 2147483000; --unit: 17px; font: var(--unit)/1.4 var(--sans); }
.open { display: inline-flex; align-items: center; gap: 10px; min-block-size: 52px; max-inline-size: calc(100vw - 2rem); padding: 8px 20px 8px 14px; border: 0; border-radius: 999px; background: var(--accent); color: var(--on-accent); font: 600 var(--unit)/1.3 var(--sans); text-align: start; cursor: pointer; box-shadow: 0 4px 18px rgb(0 0 0 / 25%); }
.open svg { flex: none; inline-size: 28px; block-size: 28px; fill: none; stroke: currentcolor; stroke-width: 2.6; stroke-linecap: round; stroke-linejoin: round; }
.open:focus-visible, .close:focus-visible { outline: 3px solid var(--accent-strong); outline-offset: 2px; }
.panel { display: flex; flex-direction: column; inline-size: min(440px, calc(100vw - 2rem)); block-size: min(720px, calc(100dvh - 2rem)); overflow: hidden; border: 1px solid var(--line); border-radius: 18px; background: var(--surface); color: var(--ink); box-shadow: 0 12px 48px rgb(0 0 0 / 30%); }
.close { align-self: flex-end; display: inline-flex; align-items: center; gap: 6px; min-block-size: 44px; padding: 0 14px; border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
.close svg { inline-size: 20px; block-size: 20px; fill: none; stroke: currentcolor; stroke-width: 2.4; stroke-linecap: round; }
vigil-chat { flex: 1; min-block-size: 0; }
[hidden] { display: none !important; }
@media (max-width: 34rem), (max-height: 34rem) {
  :host(.shown) { inset: 0; }
  .panel { inline-size: 100%; block-size: 100%; border: 0; border-radius: 0; }
}
@media (forced-colors: active) {
  .open { border: 2px solid ButtonText; }
}
`;
