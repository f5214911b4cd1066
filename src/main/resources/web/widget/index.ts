// Defines the elements. A page gets them through the loader, /widget.js.

import { VigilChat } from './element.js';
import { VigilLauncher } from './launcher.js';

if (!customElements.get('vigil-chat')) {
  customElements.define('vigil-chat', VigilChat);
  customElements.define('vigil-launcher', VigilLauncher);
}
