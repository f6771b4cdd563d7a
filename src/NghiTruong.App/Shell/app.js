// Small conveniences; every page works without them.

// Live parts: a hint on the stream makes the page fetch itself anew and replace the parts that listen.
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
  // Only a page in sight holds a stream: a browser allows six connections to one house.
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

// Unsent words are kept in this browser until the form goes through, and taken back if its page is opened again. A form went through
// when a page without a refusal is reached from its page; a lost network reaches none. One sent keeps its id: it may have arrived.
const came = document.referrer.startsWith(location.origin) ? new URL(document.referrer).pathname : null;
const refused = document.querySelector('.refusal') !== null;
for (const key of Object.keys(sessionStorage).filter(k => k.startsWith('nt:'))) {
  const kept = JSON.parse(sessionStorage.getItem(key));
  if (kept.sent && kept.page === came && !refused) sessionStorage.removeItem(key);
}
// What a person can change: a line of a list, a box, a text; by which name it is kept, what it holds and what the page gave it.
const choices = form => [...form.elements].filter(e => e.name && !/hidden|file|password|submit/.test(e.type))
  .flatMap(e => e.options ? [...e.options].map(o => [o, `${e.name}=${o.value}`, 'selected', 'defaultSelected'])
    : /checkbox|radio/.test(e.type) ? [[e, `${e.name}=${e.value}`, 'checked', 'defaultChecked']] : [[e, e.name, 'value', 'defaultValue']]);
for (const form of document.querySelectorAll('form[data-keep]')) {
  const key = 'nt:' + form.dataset.keep;
  const { form: id } = form.elements;
  const keep = sent => {
    const words = Object.fromEntries(choices(form).filter(([e, , now, given]) => e[now] !== e[given]).map(([e, name, now]) => [name, e[now]]));
    try { sessionStorage.setItem(key, JSON.stringify({ page: location.pathname, words, sent, id: sent ? id.value : kept?.id })); } catch { /* the store is full */ }
  };
  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
  if (kept && !refused) {
    if (kept.id) id.value = kept.id;
    for (const [e, name, now, given] of choices(form)) if (name in kept.words && e[now] === e[given]) e[now] = kept.words[name];
  }
  form.addEventListener('input', () => keep(false));
  form.addEventListener('submit', () => keep(true));
}

// From an item to all of its words in the text, from the text to its item.
const source = document.querySelector('.source-text');
if (source) {
  const choose = id => {
    for (const place of source.querySelectorAll('.is-chosen')) place.classList.remove('is-chosen');
    for (const place of source.querySelectorAll(`[data-items~="${id}"],[href="#m${id}"]`)) place.classList.add('is-chosen');
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

// A file over a megabyte goes ahead of its form in pieces: a broken connection costs one piece, and the same file chosen again goes on.
const PIECE = 512 * 1024, BIG = 1024 * 1024, LARGEST = 20 * 1024 * 1024;
const megabytes = bytes => (bytes / 1048576).toFixed(1).replace('.', ',');
const pause = ms => new Promise(done => setTimeout(done, ms));
async function sendInPieces(file, token, tell) {
  const key = `nt-up:${file.name}:${file.size}:${file.lastModified}`;
  const headers = { RequestVerificationToken: token };
  let id = sessionStorage.getItem(key), offset = 0, wait = 500;
  const begin = async () => {
    const answer = await fetch(`/tai-len?ten=${encodeURIComponent(file.name)}&co=${file.size}`, { method: 'POST', headers });
    if (!answer.ok) throw Object.assign(new Error((await answer.json().catch(() => ({}))).words ?? 'Máy chủ không nhận tệp.'), { final: true });
    ({ id, offset } = await answer.json());
    sessionStorage.setItem(key, id);
  };
  const ask = async () => {
    const answer = await fetch(`/tai-len/${id}`);
    if (answer.ok) ({ offset } = await answer.json());
    else if (answer.status === 404) await begin();
    else throw new Error(answer.status);
  };
  for (let known = false; !known || offset < file.size;) {
    try {
      if (!known) { await (id ? ask() : begin()); known = true; continue; }
      tell(`Đang tải “${file.name}”: ${megabytes(offset)} / ${megabytes(file.size)} MB`);
      const answer = await fetch(`/tai-len/${id}?tu=${offset}`, { method: 'PUT', headers, body: file.slice(offset, offset + PIECE) });
      if (answer.ok) { ({ offset } = await answer.json()); wait = 500; continue; }
      const no = await answer.json().catch(() => ({}));
      if (answer.status === 409 || answer.status === 404) { known = false; if (answer.status === 404) id = null; continue; }
      throw Object.assign(new Error(no.words ?? 'Máy chủ không nhận tệp.'), { final: answer.status < 500 && answer.status !== 429 });
    } catch (lost) {
      if (lost.final) throw lost;
      tell(`Mất kết nối ở ${megabytes(offset)} / ${megabytes(file.size)} MB; sẽ tải tiếp từ đó khi có mạng.`);
      await pause(wait = Math.min(wait * 2, 10000));
      known = false;
    }
  }
  tell(`Đã tải xong “${file.name}”.`);
  return id;
}
document.addEventListener('submit', async event => {
  const form = event.target;
  const inputs = [...form.querySelectorAll('input[type=file]')].filter(i => [...i.files].some(f => f.size > BIG && f.size <= LARGEST));
  const token = form.querySelector('input[name=__RequestVerificationToken]')?.value;
  if (form.method !== 'post' || inputs.length === 0 || !token || !('DataTransfer' in window)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.sending) return;
  form.dataset.sending = '1';
  const by = event.submitter;
  for (const input of inputs) {
    let words = input.parentElement.querySelector('.upload-words');
    if (!words) {
      words = Object.assign(document.createElement('p'), { className: 'hint upload-words' });
      words.setAttribute('role', 'status');
      input.after(words);
    }
    const small = new DataTransfer();
    try {
      for (const file of input.files) {
        if (file.size <= BIG || file.size > LARGEST) { small.items.add(file); continue; }
        const id = await sendInPieces(file, token, text => { words.textContent = text; });
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: `${input.name}-da-tai`, value: id }));
      }
    } catch (no) {
      words.textContent = no.message;
      delete form.dataset.sending;
      return;
    }
    input.required = false;
    input.files = small.files;
  }
  delete form.dataset.sending;
  form.requestSubmit(by);
}, true);

// A form goes once: a second click while the first is on its way does nothing.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = '1';
});
// A page gone back to after its form went is asked for anew.
addEventListener('pageshow', event => { for (const { dataset } of document.forms) { if (dataset.sent && event.persisted) location.reload(); delete dataset.sent; } });

// Passkeys: the house asks, the device answers, the answer goes as an ordinary form.
const bytesOf = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));
for (const form of window.PublicKeyCredential ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  form.addEventListener('submit', async event => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const tell = words => { form.querySelector('[role=status]').textContent = words; };
    try {
      const answer = await fetch(form.dataset.passkey, { method: 'POST', headers: { RequestVerificationToken: form.elements.__RequestVerificationToken.value } });
      const asked = await answer.json();
      asked.challenge = bytesOf(asked.challenge);
      for (const known of [...asked.excludeCredentials ?? [], ...asked.allowCredentials ?? []]) known.id = bytesOf(known.id);
      if (asked.user) asked.user.id = bytesOf(asked.user.id);
      const made = asked.user ? await navigator.credentials.create({ publicKey: asked }) : await navigator.credentials.get({ publicKey: asked });
      form.elements.credential.value = JSON.stringify(made.toJSON());
      form.requestSubmit();
    } catch (no) {
      tell(no.name === 'NotAllowedError' ? 'Đã thôi, hoặc quá lâu.' : no.name === 'InvalidStateError' ? 'Máy này đã có khóa của tài khoản.' : 'Máy hoặc địa chỉ này không dùng được khóa truy cập.');
    }
  });
}
