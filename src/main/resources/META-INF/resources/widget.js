// Loads the chat. Before it, a page may say what it wants:
//   <script>window.vigilSettings = { language: 'zh-Hans', region: 'CN' }</script>
//   <script src="https://vigil.example.org/widget.js" async></script>
// Under a strict policy the same goes as attributes: <script src=".../widget.js" data-region="CN" async></script>
// Settings: language, region, key (publishable), target (a selector: the chat is put there, without a button),
// open (the panel is open from the start), frame (the chat runs in a frame of its own origin).

(() => {
  const script = document.currentScript ?? document.querySelector('script[src$="/widget.js"]');
  const settings = { ...script.dataset, ...window.vigilSettings };
  const wants = (name) => ![undefined, false, 'false'].includes(settings[name]);
  const { origin } = new URL(script.src, document.baseURI);

  function framed() {
    const frame = document.createElement('iframe');
    frame.allow = 'microphone';
    const query = new URLSearchParams();
    for (const name of ['language', 'region', 'key']) if (settings[name]) query.set(name, settings[name]);
    frame.src = `${origin}/?${query}`;
    frame.title = 'Vigil';
    frame.className = 'vigil-frame';
    Object.assign(frame.style, { border: '0', inlineSize: '100%', blockSize: '100%' });
    return frame;
  }

  function chat() {
    const made = document.createElement('vigil-chat');
    made.base = origin === location.origin ? '' : origin;
    for (const name of ['language', 'region', 'key']) if (settings[name]) made[name] = settings[name];
    return made;
  }

  function place() {
    if (document.querySelector('vigil-chat, vigil-launcher, .vigil-frame')) return;
    const target = settings.target && document.querySelector(settings.target);
    const made = wants('frame') ? framed() : chat();
    if (target) {
      target.replaceChildren(made);
      return;
    }
    const launcher = document.createElement('vigil-launcher');
    launcher.chat = made;
    launcher.shown = wants('open');
    document.body.append(launcher);
  }

  import(`${origin}/static/bundle/widget.js`).then(() => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', place);
    else place();
  });
})();
