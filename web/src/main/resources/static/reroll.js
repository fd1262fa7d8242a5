// Comfort on top of pages that work without it: keys that the readers of lists have elsewhere.

/** What can be gone through with j and k: the thing, what in it takes the focus, and the link into it. */
const THINGS = [
  ['article.mail:not(.alone)', 'summary', '.acts a'],
  ['.point', 'summary, a', '.self a, a.lead-in'],
  ['.pairs > tbody', '.what a', '.what a'],
  ['.row', '.subject', '.subject'],
];

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Storage may be forbidden or full; then nothing is remembered. */
const memory = {
  get(name) {
    try { return localStorage.getItem(name); } catch { return null; }
  },
  set(name, value) {
    try { localStorage.setItem(name, value); } catch { /* as said */ }
  },
};

const shown = element => element.checkVisibility?.() ?? element.getClientRects().length > 0;

function stand(element, block) {
  if (!element.matches('a[href], button, summary, input, [tabindex]')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block });
}

/** The next or previous of things: from the one that has the focus, else from the one at the top of the window. */
function neighbour(things, by) {
  const focused = things.findIndex(thing => thing.contains(document.activeElement));
  if (focused >= 0) return things[focused + by];
  const tops = things.map(thing => thing.getBoundingClientRect().top);
  const at = tops.findLastIndex(top => top < 24);
  // back from amid a long one leads to its own beginning first
  return by < 0 && tops[at] < -24 ? things[at] : things[at + by];
}

function step(things, by, handle, block) {
  const next = neighbour(things.filter(shown), by);
  if (next) stand((handle && $(handle, next)) || next, block);
}

function kind() {
  return THINGS.find(([thing]) => $(thing)) ?? null;
}

function follow(link) {
  if (link) location.assign(link.href);
}

function move(by) {
  const found = kind();
  if (!found) return follow($(by > 0 ? '.steps a[rel=next]' : '.steps a[rel=prev]'));
  const [thing, handle] = found;
  step($$(thing), by, handle, thing === '.row' || thing === '.pairs > tbody' ? 'nearest' : 'start');
}

function enter() {
  const found = kind();
  if (!found) return;
  const thing = document.activeElement.closest(found[0]);
  if (thing) follow($(found[2], thing));
}

/** Out: to what the page says it is a part of, else up the path at its top. */
function leave() {
  const up = $('link[rel=up]');
  if (up) return follow(up);
  const here = location.pathname;
  follow($$('.home, .crumbs a').filter(link => new URL(link.href).pathname !== here).at(-1));
}

/** On a page of several revisions, the newest of which stands first, among them; else to the page of another. */
function revision(by) {
  const cards = $$('.revision, .onrevision');
  const at = cards.findIndex(card => card.contains(document.activeElement));
  const next = at < 0 ? cards[0] : cards[at - by];
  if (next) stand(next, 'nearest');
  else if (cards.length === 0) follow($(by > 0 ? 'a[data-key=n]' : 'a[data-key=p]'));
}

function open() {
  const points = $$('.point.o-open, .isopen').filter(shown);
  if (points.length === 0) return follow($('a[data-key=o]'));
  const at = points.findIndex(point => point.contains(document.activeElement));
  const after = at >= 0 ? at + 1 : points.findIndex(point => point.getBoundingClientRect().top > 1);
  const next = points[after] ?? points[0];
  stand($('summary, a', next) ?? next, 'start');
}

function search() {
  const field = $('.find input');
  field.focus();
  field.select();
}

const help = $('#keys');

function explain() {
  if (help.open) return help.close();
  help.showModal();
  $('button', help).focus();
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  l: enter,
  h: leave,
  n: () => revision(1),
  p: () => revision(-1),
  o: open,
  '/': search,
  '?': explain,
};

const FIELDS = 'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]';

function typed(event) {
  const typing = event.target instanceof Element && event.target.closest(FIELDS);
  if (event.key === 'Escape' && typing && !event.defaultPrevented) return typing.blur();
  if (typing || event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (memory.get('reroll.keys') === 'off') return;
  const act = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : null;
  if (!act || (help.open && act !== explain)) return;
  event.preventDefault();
  act();
}

document.addEventListener('keydown', typed);

const button = $('#keys-button');
button.hidden = false;
button.addEventListener('click', explain);
const on = $('#keys-on');
on.checked = memory.get('reroll.keys') !== 'off';
on.addEventListener('change', () => memory.set('reroll.keys', on.checked ? 'on' : 'off'));
// a click beside the box closes it, as elsewhere
help.addEventListener('click', event => { if (event.target === help) help.close(); });

/** All mails of a thread folded or unfolded at once. */
const folds = $('#folds');
if (folds) {
  folds.hidden = false;
  $$('button', folds).forEach((each, unfolded) => each.addEventListener('click', () => {
    for (const mail of $$('.fold-mail')) mail.open = unfolded === 1;
  }));
}

/** Threads remembered; each takes some bytes a mail. */
const MOST_THREADS = 150;

/** A page that is loaded again within this time, in ms, is still the same visit. */
const VISIT = 30 * 60_000;

/**
 * What came in since the last visit. The mails that were seen are kept in this browser alone: by thread the time of the
 * visit, the mails seen before it, and those seen by now.
 */
function sinceLastVisit() {
  const mails = $('.mails[data-thread]');
  if (!mails) return;
  let threads;
  try { threads = JSON.parse(memory.get('reroll.seen')) ?? {}; } catch { threads = {}; }
  const articles = $$('article.mail', mails);
  const ids = articles.map(article => article.id.slice(1, 9));
  const name = mails.dataset.thread.slice(1, 17);
  const now = Date.now();
  let { at = 0, last = 0, before = null, seen = [] } = threads[name] ?? {};
  if (now - at > VISIT) [last, before] = [at, at ? seen : null];
  if (before) mark(articles.filter((_, i) => !before.includes(ids[i])), last);
  delete threads[name];
  threads[name] = { at: now, last, before, seen: [...new Set([...seen, ...ids])] };
  const kept = Object.entries(threads).slice(-MOST_THREADS);
  memory.set('reroll.seen', JSON.stringify(Object.fromEntries(kept)));
}

function tag() {
  const made = document.createElement('span');
  made.className = 'tag fresh';
  made.textContent = 'new';
  return made;
}

function mark(fresh, last) {
  if (fresh.length === 0) return;
  for (const article of fresh) {
    $('summary h2', article).append(' ', tag());
    $(`.tree a[href="#${article.id}"]`)?.prepend(tag(), ' ');
  }
  const line = $('#since');
  const link = document.createElement('a');
  link.href = '#' + fresh[0].id;
  link.textContent = fresh.length === 1 ? 'One mail is new' : `${fresh.length} mails are new`;
  line.append(link, ` since your last visit on ${new Date(last).toISOString().slice(0, 16).replace('T', ' ')}.`);
  line.hidden = false;
}

sinceLastVisit();

/** What scrolls sideways takes the focus, so that the arrow keys move it; what does not would only be in the way. */
function scrollable(within) {
  for (const block of $$('pre', within)) {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
    else block.removeAttribute('tabindex');
  }
}

scrollable(document);
addEventListener('resize', () => scrollable(document));
document.addEventListener('toggle', event => scrollable(event.target), true);

/** A hunk with the head of its file: a patch that can be applied by itself. */
function patchOf(hunk) {
  let text = $$('.dh', hunk.parentElement).map(line => line.textContent + '\n').join('') + hunk.firstChild.textContent;
  for (let node = hunk.nextSibling; node && !node.classList?.contains('hunk'); node = node.nextSibling) {
    text += node.textContent;
  }
  return text;
}

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // without TLS there is no clipboard but the old one
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

for (const hunk of $$('.diff .hunk')) {
  const act = document.createElement('button');
  act.type = 'button';
  act.className = 'copy';
  act.textContent = 'copy hunk';
  act.addEventListener('click', async () => {
    await copy(patchOf(hunk));
    act.textContent = 'copied';
    setTimeout(() => { act.textContent = 'copy hunk'; }, 2000);
  });
  hunk.append(act);
}

/** What the query may go on to, below the search field: a listbox that the arrow keys go through. */
function suggest(form) {
  const field = $('input', form);
  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.role = 'listbox';
  list.ariaLabel = 'Suggestions';
  list.hidden = true;
  form.append(list);
  for (const [name, value] of Object.entries({
    role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false',
  })) field.setAttribute(name, value);
  let found = [];
  let at = -1;
  let asked = null;
  let timer = 0;

  function choose(index) {
    at = index;
    [...list.children].forEach((option, i) => { option.ariaSelected = String(i === at); });
    if (at < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', list.children[at].id);
  }

  function close() {
    asked?.abort();
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    choose(-1);
  }

  function take({ query, href }) {
    close();
    if (href) return location.assign(href);
    field.value = field.value.replace(/\S*$/, '') + query + ' ';
    field.focus();
  }

  function show() {
    list.replaceChildren(...found.map((each, i) => {
      const option = document.createElement('li');
      option.id = `suggestion-${i}`;
      option.role = 'option';
      const kind = document.createElement('span');
      kind.className = 'kind';
      kind.textContent = each.kind;
      option.append(each.label, ' ', kind);
      // before the field loses the focus
      option.addEventListener('mousedown', event => { event.preventDefault(); take(each); });
      return option;
    }));
    list.hidden = found.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    choose(-1);
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch('/_/suggest?q=' + encodeURIComponent(field.value), { signal: asked.signal });
      if (!answer.ok || document.activeElement !== field) return;
      found = await answer.json();
      show();
    } catch (failure) {
      if (failure.name !== 'AbortError') close(); // without a net there are no suggestions
    }
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', event => {
    if (list.hidden) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      // one step beyond either end is the field itself
      const places = found.length + 1;
      choose((at + 1 + by + places) % places - 1);
    } else if (event.key === 'Escape') {
      close();
    } else if (event.key === 'Enter' && at >= 0) {
      take(found[at]);
    } else {
      return;
    }
    event.preventDefault();
  });
}

suggest($('.find'));
