// Small conveniences; every page works without them.

// Live parts: a hint on the stream makes the page fetch itself anew and replace the parts that listen to that kind.
const parts = document.querySelectorAll('[data-live]');
if (parts.length > 0 && 'EventSource' in window) {
  const kinds = new Set([...parts].flatMap(p => p.dataset.live.split(' ')));
  let first = true, waiting;
  const refresh = () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of document.querySelectorAll('[data-live]')) {
        const next = fresh.getElementById(part.id);
        // A part in which someone is writing or reading an opened form is left alone.
        if (next && !part.contains(document.activeElement) && !part.querySelector('details[open] form')) part.replaceWith(next);
      }
    }, 300);
  };
  // Only a page in sight holds a stream: a browser allows six connections to one house, and a day has more tabs than that.
  let stream;
  const listen = () => {
    if (stream || document.hidden) return;
    stream = new EventSource('/luong');
    for (const kind of kinds) stream.addEventListener(kind, refresh);
    stream.addEventListener('resync', () => { if (!first) refresh(); first = false; });
  };
  const leave = () => { stream?.close(); stream = undefined; };
  document.addEventListener('visibilitychange', () => document.hidden ? leave() : listen());
  addEventListener('pagehide', leave);
  addEventListener('pageshow', listen);
  listen();
}

// Unsent words are kept in this browser until the form goes through, and taken back if its page is opened again. A form went
// through when a page without a refusal is reached from the page that held it; a lost network reaches no page of ours.
const came = document.referrer.startsWith(location.origin) ? new URL(document.referrer).pathname : null;
const refused = document.querySelector('.refusal') !== null;
for (const key of Object.keys(sessionStorage).filter(k => k.startsWith('nt:'))) {
  const kept = JSON.parse(sessionStorage.getItem(key));
  if (kept.sent && kept.page === came && !refused) sessionStorage.removeItem(key);
}
for (const form of document.querySelectorAll('form[data-keep]')) {
  const key = 'nt:' + form.dataset.keep;
  const fields = () => [...form.elements].filter(e => e.name && e.matches('textarea, input:not([type=hidden]):not([type=file]):not([type=checkbox]):not([type=date])'));
  const keep = sent => {
    const words = Object.fromEntries(fields().filter(f => f.value !== f.defaultValue).map(f => [f.name, f.value]));
    try { sessionStorage.setItem(key, JSON.stringify({ page: location.pathname, words, sent })); } catch { /* the browser's store is full: nothing is kept, nothing is lost */ }
  };
  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
  if (kept && !refused) for (const field of fields()) if (kept.words[field.name] && field.value === field.defaultValue) field.value = kept.words[field.name];
  form.addEventListener('input', () => keep(false));
  form.addEventListener('submit', () => keep(true));
}

// From an item to all of its words in the text, from the text to its item.
const source = document.querySelector('.source-text');
if (source) {
  const choose = id => {
    for (const place of source.querySelectorAll('.is-chosen')) place.classList.remove('is-chosen');
    for (const place of source.querySelectorAll(`[data-items~="${id}"]`)) place.classList.add('is-chosen');
  };
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#v"]');
    if (!link) return;
    event.preventDefault();
    choose(link.hash.slice(2));
    document.getElementById(link.hash.slice(1))?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  });
  source.addEventListener('click', event => {
    const place = event.target.closest('a.place');
    if (!place) return;
    choose(place.hash.slice(2));
  });
}

// A form goes once: a second click while the first is on its way does nothing.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = '1';
});
addEventListener('pageshow', () => { for (const form of document.forms) delete form.dataset.sent; });
