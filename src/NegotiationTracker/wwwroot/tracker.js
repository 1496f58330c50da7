// What the server cannot do from afar: keys, idle typing, focus, and the look before the page is live.
// Everything hangs on attributes, so no page needs a script of its own:
//   data-key="g i"         the element is clicked when these keys are pressed; within a [data-row], while the row has the focus
//   data-rows              j and k go from row to row: to the link of each [data-row]; the arrows too, once one has the focus
//   data-key-list          is filled with the keys that work on the page as it stands
//   data-draft             what is typed is sent two seconds after the last key, or after as many milliseconds as it says
//   data-search            the same after a third of a second; Enter searches instead of saving
//   data-record            a form: Ctrl+Enter saves, Esc presses its [data-cancel]
//   data-opens="id"        opens the <dialog> of that id; data-closes closes the one around it
//   details[data-popover]  closes by Esc, by a press elsewhere and by following a link in it
//   data-drop              a file dropped on it goes into its file input; one pasted in a form[data-record] goes into that form's
//   data-finder            the <dialog> that Ctrl+K opens; the arrows go through its links, Enter in its field goes to the page of its data-goes with what was typed as q
//   data-theme-next, data-rail-toggle, data-drawer-toggle

const root = document.documentElement;
const idle = { draft: 2000, search: 300 };
const timers = new WeakMap();

// --- typing ---------------------------------------------------------------------------------------------------------

function send(field) {
  const timer = timers.get(field);
  if (timer === undefined) return;
  clearTimeout(timer);
  timers.delete(field);
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

document.addEventListener('input', event => {
  const field = event.target;
  const wait = field.matches?.('[data-draft]') ? Number(field.dataset.draft) || idle.draft : field.matches?.('[data-search]') ? idle.search : 0;
  if (!wait) return;
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => send(field), wait));
});

// The browser's own change event on leaving the field has told the server already.
document.addEventListener('change', event => {
  clearTimeout(timers.get(event.target));
  timers.delete(event.target);
});

// --- keys -----------------------------------------------------------------------------------------------------------

let pressed = '';
let pressedAt = 0;

const isTyping = element => element?.closest?.('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]');

function keysOn(element) {
  // A dialog hides the page behind it: only its own keys count then.
  const dialogs = document.querySelectorAll('dialog[open], .rz-dialog');
  return dialogs.length === 0 || dialogs[dialogs.length - 1].contains(element);
}

function follow(keys) {
  for (const element of document.querySelectorAll('[data-key]')) {
    const row = element.closest('[data-row]');
    if (element.dataset.key === keys && keysOn(element) && !element.disabled && (!row || row.contains(document.activeElement))) {
      element.click();
      if (element.matches('input')) element.focus();
      return true;
    }
  }
  return false;
}

function step(key) {
  const here = document.activeElement?.closest('[data-row]');
  const by = key === 'j' || (here && key === 'ArrowDown') ? 1 : key === 'k' || (here && key === 'ArrowUp') ? -1 : 0;
  const rows = by ? [...document.querySelectorAll('[data-rows] [data-row]')].filter(keysOn) : [];
  const next = rows[here ? rows.indexOf(here) + by : by > 0 ? 0 : rows.length - 1];
  next?.querySelector('a[href]')?.focus();
  return Boolean(next);
}

// Only the page itself knows which of its keys work now.
function listKeys(list) {
  const said = new Map();
  for (const element of document.querySelectorAll('[data-key]')) {
    const { key, keyWords } = element.dataset;
    if (said.has(key) || element.disabled || element.closest('dialog')) continue;
    const words = keyWords ?? (element.title.replace(/ \([^)]*\)$/, '') || element.textContent.trim());
    said.set(key, words + (element.closest('[data-row]') ? ', of the row that has the focus' : ''));
  }
  if (document.querySelector('[data-rows] [data-row]')) said.set('j k', 'Next row, row before; Enter opens it');
  list.replaceChildren(...[...said].flatMap(([keys, words]) => {
    const [term, description] = [document.createElement('dt'), document.createElement('dd')];
    for (const key of keys.split(' ')) term.append(Object.assign(document.createElement('kbd'), { textContent: key }), ' ');
    description.textContent = words;
    return [term, description];
  }));
}

document.addEventListener('keydown', event => {
  if (event.isComposing) return;
  const form = event.target.closest?.('form[data-record]') ?? document.querySelector('.rz-dialog form[data-record]');
  if (event.key === 'Escape') return escape(event, form);
  if (event.key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return find(event);
  if (event.target.closest?.('[data-finder]') && choose(event)) return;
  if (event.key === 'Enter' && event.target.matches?.('[data-search]')) {
    event.preventDefault();
    send(event.target);
    return;
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form) {
    event.preventDefault();
    leave(event.target);
    form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const now = performance.now();
  if (step(event.key)) {
    pressed = '';
    event.preventDefault();
    return;
  }
  const sequence = now - pressedAt < 1500 && pressed ? `${pressed} ${event.key}` : event.key;
  pressedAt = now;
  if (follow(sequence) || (sequence !== event.key && follow(event.key))) {
    pressed = '';
    event.preventDefault();
  } else {
    pressed = event.key.length === 1 ? event.key : '';
  }
});

function find(event) {
  const finder = document.querySelector('[data-finder]');
  if (!finder || document.querySelector('.rz-dialog, dialog[open]:not([data-finder])')) return;
  event.preventDefault();
  if (finder.open) finder.close();
  else open(finder);
}

function open(dialog) {
  dialog.showModal();
  dialog.querySelector('[data-search]')?.select();
}

// Through what was found; upwards from the first back to the field.
function choose(event) {
  if (event.key === 'Enter' && event.target.dataset.goes && event.target.value.trim()) {
    event.preventDefault();
    const page = new URL(event.target.dataset.goes, location.origin);
    page.searchParams.set('q', event.target.value.trim());
    event.target.closest('dialog').close();
    Blazor.navigateTo(page.pathname + page.search);
    return true;
  }
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (!by) return false;
  const finder = event.target.closest('[data-finder]');
  const stops = [finder.querySelector('[data-search]'), ...finder.querySelectorAll('.found a[href]')];
  stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(document.activeElement) + by))]?.focus();
  event.preventDefault();
  return true;
}

// Sends what stands in a field that the reader has not left yet.
function leave(field) {
  if (!isTyping(field) || !('value' in field)) return;
  timers.set(field, timers.get(field) ?? 0);
  send(field);
}

function escape(event, form) {
  const popover = document.querySelector('details[data-popover][open]');
  if (popover) {
    event.preventDefault();
    popover.open = false;
    popover.querySelector('summary').focus();
  } else if (root.dataset.drawer === 'open') {
    drawer(false);
  } else if (form && !document.querySelector('dialog[open]')) {
    event.preventDefault();
    leave(event.target);
    form.querySelector('[data-cancel]')?.click();
  }
}

// --- presses --------------------------------------------------------------------------------------------------------

// What opens to be filled is filled at once. The event of opening does not bubble.
document.addEventListener('toggle', event => {
  if (event.target.open && event.target.matches('details[data-popover]')) event.target.querySelector('form input')?.focus();
}, true);

document.addEventListener('click', event => {
  for (const popover of document.querySelectorAll('details[data-popover][open]'))
    if (!popover.contains(event.target) || event.target.closest('a[href]')) popover.open = false;

  const opener = event.target.closest('[data-opens]');
  if (opener) {
    const dialog = document.getElementById(opener.dataset.opens);
    dialog?.querySelectorAll('[data-key-list]').forEach(listKeys);
    if (dialog) open(dialog);
  }
  event.target.closest('[data-closes]')?.closest('dialog')?.close();
  if (event.target.closest('[data-theme-next]')) theme(next[root.dataset.theme] ?? 'light');
  if (event.target.closest('[data-rail-toggle]')) rail(root.dataset.rail === 'narrow' ? 'wide' : 'narrow');

  const toggle = event.target.closest('[data-drawer-toggle]');
  if (toggle) drawer(root.dataset.drawer !== 'open');
  else if (root.dataset.drawer === 'open' && (event.target.closest('#rail a[href]') || !event.target.closest('#rail'))) drawer(false);
});

function drawer(open) {
  root.dataset.drawer = open ? 'open' : '';
  const toggle = document.querySelector('[data-drawer-toggle]');
  toggle?.setAttribute('aria-expanded', String(open));
  (open ? document.querySelector('#rail a[href]') : toggle)?.focus();
}

// --- files ----------------------------------------------------------------------------------------------------------

function fill(input, files, event) {
  if (!input || !files.length) return;
  event.preventDefault(); // also while the input rests: the browser would leave the page for the file
  if (input.disabled) return;
  input.files = files;
  // The browser itself tells of no change when the file has the same path as the one before, though it was mended.
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const drop = event => event.target.closest?.('[data-drop]')?.querySelector('input[type=file]');

document.addEventListener('dragover', event => {
  if (event.dataTransfer?.types.includes('Files') && drop(event)) event.preventDefault();
});
document.addEventListener('drop', event => fill(drop(event), event.dataTransfer?.files ?? [], event));

// A cell of a spreadsheet comes as text and as a picture: into a text goes the text.
document.addEventListener('paste', event => {
  const { files, types } = event.clipboardData ?? { files: [], types: [] };
  if (isTyping(event.target) && types.includes('text/plain')) return;
  const form = event.target.closest?.('form[data-record]') ?? document.querySelector('.rz-dialog form[data-record]');
  fill(form?.querySelector('input[type=file]'), files, event);
});

// --- look -----------------------------------------------------------------------------------------------------------

const next = { system: 'light', light: 'dark', dark: 'system' };
const media = { light: '(prefers-color-scheme: light)', dark: '(prefers-color-scheme: dark)' };

// The cookie lets the server send the right style sheets with the first byte.
function remember(name, value) {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
  try { localStorage.setItem(name, value); } catch { /* storage is switched off: the cookie will do */ }
}

function theme(name) {
  root.dataset.theme = name;
  for (const sheet of document.querySelectorAll('link[data-theme-of]'))
    sheet.media = name === 'system' ? media[sheet.dataset.themeOf] : sheet.dataset.themeOf === name ? 'all' : 'not all';
  remember('theme', name);
}

function rail(width) {
  root.dataset.rail = width;
  remember('rail', width);
}

// --- focus ----------------------------------------------------------------------------------------------------------

const openers = [];
const fields = 'input:not([type=hidden]), select, textarea, button';

globalThis.tracker = {
  rememberOpener() { openers.push(document.activeElement); },
  returnToOpener() {
    const opener = openers.pop();
    if (opener?.isConnected) opener.focus();
    else document.querySelector('h1')?.focus();
  },
  focusIn(form) {
    if (!form?.isConnected) return;
    const asked = form.querySelector('.asking button');
    // Whoever was quicker than the server types on where they are.
    if (!asked && form.querySelector('.fields')?.contains(document.activeElement)) return;
    const chosen = form.querySelector('input[type=radio]:checked');
    (asked ?? chosen ?? form.querySelector(`.fields :is(${fields})`))?.focus();
  },
  showTarget() {
    // The part of a page that the address names may be read only after the page was shown.
    if (location.hash.length > 1) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView({ block: 'center' });
  },
  showNotices(form) {
    setTimeout(() => form?.querySelector('.notices')?.scrollIntoView({ block: 'nearest' }));
  },
  focusFault(form) {
    // After the faults were drawn.
    setTimeout(() => {
      const fault = form?.querySelector('[aria-invalid=true], .fault');
      const field = fault?.matches('.fault') ? fault.parentElement.querySelector(fields) : fault;
      field?.focus();
      field?.scrollIntoView({ block: 'nearest' });
    });
  },
};

// --- connection -----------------------------------------------------------------------------------------------------

const lost = document.getElementById('components-reconnect-modal');

lost?.addEventListener('components-reconnect-state-changed', event => {
  const state = event.detail.state;
  if (state === 'show' && !lost.open) lost.showModal();
  else if (state === 'hide') lost.close();
  else if (state === 'failed') document.addEventListener('visibilitychange', retryWhenSeen);
  else if (state === 'rejected') location.reload();
});
document.getElementById('components-reconnect-button')?.addEventListener('click', retry);
document.getElementById('components-resume-button')?.addEventListener('click', resume);

async function retry() {
  document.removeEventListener('visibilitychange', retryWhenSeen);
  try {
    // False: the server was reached and knows this page no longer.
    if (await Blazor.reconnect()) return;
    if (await Blazor.resumeCircuit()) lost.close();
    else location.reload();
  } catch {
    document.addEventListener('visibilitychange', retryWhenSeen);
  }
}

async function resume() {
  try {
    if (!await Blazor.resumeCircuit()) location.reload();
  } catch {
    lost.classList.replace('components-reconnect-paused', 'components-reconnect-resume-failed');
  }
}

function retryWhenSeen() {
  if (document.visibilityState === 'visible') retry();
}
