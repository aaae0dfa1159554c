// Files are dropped or chosen, and sent one after the other with what is sent so far.
(() => {
  'use strict';
  const LARGE = 2 ** 31; // what the server takes at most
  document.addEventListener('DOMContentLoaded', () => {
    const drop = document.getElementById('drop');
    if (!drop) return;
    const chooser = document.getElementById('file'), sending = document.getElementById('sending');
    const token = document.querySelector('meta[name=csrf]').content;
    document.getElementById('send').hidden = true;
    chooser.classList.add('hidden');
    chooser.nextElementSibling.hidden = false;
    document.querySelectorAll('#meaning select').forEach(select => select.addEventListener('change', () => {
      select.classList.toggle('none', !select.value);
      if (select.name.startsWith('table_')) document.getElementById('keep').click();
    }));

    const send = file => new Promise((done, failed) => {
      const line = document.createElement('p'), bar = document.createElement('progress');
      line.textContent = file.name; bar.max = file.size || 1; bar.value = 0; bar.setAttribute('aria-label', file.name);
      sending.append(line, bar);
      if (file.size >= LARGE) { line.textContent = file.name + ': ' + drop.dataset.large; line.className = 'alert'; bar.remove(); failed(); return; }
      const request = new XMLHttpRequest(), body = new FormData();
      body.append('file', file);
      request.upload.addEventListener('progress', e => { bar.value = e.loaded; });
      request.addEventListener('load', () => {
        if (request.status < 300) { done(); return; }
        let why = drop.dataset.failed;
        try { const p = JSON.parse(request.responseText).problems[0]; why = p.message + ' → ' + p.remedy; } catch (e) { /* the sentence above stands */ }
        line.textContent = file.name + ': ' + why; line.className = 'alert'; bar.remove(); failed();
      });
      request.addEventListener('error', () => { line.textContent = file.name + ': ' + drop.dataset.failed; line.className = 'alert'; bar.remove(); failed(); });
      request.open('POST', '/api/v1/uploads');
      request.setRequestHeader('X-CSRF-TOKEN', token);
      request.send(body);
    });
    const sendAll = async files => {
      sending.replaceChildren();
      let failed = 0;
      for (const file of files) await send(file).catch(() => { failed++; });
      if (!failed && files.length) location.assign('/start');
    };
    chooser.addEventListener('change', () => sendAll([...chooser.files]));
    for (const on of ['dragenter', 'dragover']) drop.addEventListener(on, e => { e.preventDefault(); drop.classList.add('over'); });
    for (const off of ['dragleave', 'drop']) drop.addEventListener(off, () => drop.classList.remove('over'));
    drop.addEventListener('drop', e => { e.preventDefault(); sendAll([...e.dataTransfer.files]); });
  });
})();
