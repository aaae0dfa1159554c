// What every page does: the token in each request, the side sheet, keys, definitions.
(() => {
  'use strict';
  document.addEventListener('htmx:configRequest', e => {
    if (e.detail.verb !== 'get') e.detail.headers['X-CSRF-TOKEN'] = document.querySelector('meta[name=csrf]').content;
  });

  // What is wider than its place is scrolled by keys too.
  const reach = () => document.querySelectorAll('.scroll, .wide').forEach(box => { if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; });
  addEventListener('DOMContentLoaded', reach);
  document.addEventListener('htmx:afterSettle', reach);

  // A link with data-sheet opens beside the page, not instead of it.
  const sheet = document.getElementById('sheet');
  let opener = null;
  const open = address => fetch(address, { headers: { 'HX-Request': 'true' } })
    .then(answer => answer.text())
    .then(html => {
      const body = document.getElementById('sheet-body');
      body.innerHTML = html;
      sheet.hidden = false;
      htmx.process(body);
      window.whalecurve.redraw();
      reach();
      sheet.querySelector('.close').focus();
    });
  const close = () => { if (sheet.hidden) return; sheet.hidden = true; if (opener) opener.focus(); };
  document.addEventListener('click', e => {
    const link = e.target.closest('a[data-sheet]');
    if (link && !e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); opener = link; open(link.href); }
    if (e.target.closest('#sheet .close')) close();
    const menu = document.querySelector('details.me[open]');
    if (menu && !menu.contains(e.target)) menu.open = false;
  });

  const typing = e => e.target.closest('input, textarea, select, .CodeMirror, [contenteditable]');
  const rows = () => [...document.querySelectorAll('table[data-rows] tbody tr')];
  const move = step => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement.closest('tr'));
    const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
    const link = next.querySelector('a');
    if (link) link.focus();
  };
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape') { close(); return; }
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e)) return;
    if (e.key === '/') { const search = document.getElementById('search'); if (search) { e.preventDefault(); search.focus(); } }
    if (e.key === '?') document.getElementById('help').showModal();
    if (e.key === 'v') document.querySelector('.switch a:not([aria-current])')?.click();
    if ((e.key === 'ArrowDown' || e.key === 'ArrowUp') && (document.activeElement === document.body || document.activeElement.closest('table[data-rows]'))) {
      e.preventDefault(); move(e.key === 'ArrowDown' ? 1 : -1);
    }
  });

  // A term's definition beside it, for mouse and keyboard.
  const tip = document.createElement('div');
  tip.className = 'tip'; tip.hidden = true; tip.setAttribute('role', 'tooltip');
  document.body.append(tip);
  const explain = term => {
    if (term.title) { term.setAttribute('aria-description', term.title); term.removeAttribute('title'); }
    tip.textContent = term.getAttribute('aria-description'); tip.hidden = false;
    const at = term.getBoundingClientRect(), below = at.bottom + tip.offsetHeight + 14 < innerHeight;
    tip.style.left = Math.max(16, Math.min(at.left, innerWidth - tip.offsetWidth - 16)) + 'px';
    tip.style.top = (below ? at.bottom + 6 : at.top - tip.offsetHeight - 6) + 'px';
  };
  for (const on of ['mouseover', 'focusin']) document.addEventListener(on, e => { const term = e.target.closest && e.target.closest('dfn'); if (term) explain(term); });
  for (const off of ['mouseout', 'focusout']) document.addEventListener(off, e => { if (e.target.closest && e.target.closest('dfn')) tip.hidden = true; });
})();
