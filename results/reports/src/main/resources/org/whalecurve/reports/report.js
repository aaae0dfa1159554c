(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  const drawn = {};
  let printing = false;

  const { makers, colours } = whalecurveCharts(data.scales);
  const draw = (name, page) => {
    const width = page && name === 'flow' ? Math.round(page / 0.7) : page;
    const place = document.getElementById('plot-' + name);
    if (!place) return;
    if (!drawn[name]) drawn[name] = echarts.init(place, null, { renderer: 'svg', width: width || undefined });
    const chart = drawn[name];
    if (width) chart.resize({ width }); else chart.resize({ width: 'auto' });
    chart.setOption(makers[name](data.charts[name], root.dataset.view, Object.assign(colours(), { printing }), width || place.clientWidth), true);
  };
  const drawAll = width => Object.keys(data.charts).forEach(name => draw(name, width));

  // One switch for the whole page; the address keeps it where the browser allows.
  const remember = (key, value) => {
    const at = new URL(location.href);
    at.searchParams.set(key, value);
    try { history.replaceState(null, '', at); } catch (e) { /* a page from a file may not change its address */ }
  };
  const show = view => {
    root.dataset.view = view;
    document.querySelectorAll('[data-set]').forEach(b => b.setAttribute('aria-pressed', String(b.dataset.set === view)));
  };
  const asked = new URLSearchParams(location.search);
  if (asked.get('view') === 'incremental') show('incremental');
  if (['light', 'dark'].includes(asked.get('theme'))) root.dataset.theme = asked.get('theme');
  document.querySelectorAll('[data-set]').forEach(button => button.addEventListener('click', () => {
    show(button.dataset.set); remember('view', button.dataset.set); drawAll();
  }));
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.getElementById('theme').addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark'; remember('theme', root.dataset.theme); drawAll();
  });
  document.getElementById('print').addEventListener('click', () => print());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawAll());

  // On paper: light colours and the width of an A4 page between its margins.
  let before = null;
  addEventListener('beforeprint', () => { before = root.dataset.theme || ''; root.dataset.theme = 'light'; printing = true; drawAll(692); });
  addEventListener('afterprint', () => {
    printing = false;
    if (before) root.dataset.theme = before; else delete root.dataset.theme;
    drawAll();
  });

  // The width of the text decides, whatever changes it; not while paper does.
  let waiting = 0, known = document.querySelector('main').clientWidth;
  new ResizeObserver(([main]) => {
    if (printing || Math.round(main.contentRect.width) === known) return;
    known = Math.round(main.contentRect.width);
    clearTimeout(waiting);
    waiting = setTimeout(() => printing || drawAll(), 60);
  }).observe(document.querySelector('main'));

  // A term's definition beside it, inside the window wherever the term stands.
  const tip = document.createElement('div');
  tip.className = 'tip'; tip.hidden = true;
  document.body.append(tip);
  const explain = term => {
    tip.textContent = term.getAttribute('aria-description'); tip.hidden = false;
    const at = term.getBoundingClientRect(), below = at.bottom + tip.offsetHeight + 14 < innerHeight;
    tip.style.left = Math.max(16, Math.min(at.left, innerWidth - tip.offsetWidth - 16)) + 'px';
    tip.style.top = (below ? at.bottom + 6 : at.top - tip.offsetHeight - 6) + 'px';
  };
  document.querySelectorAll('dfn').forEach(term => {
    term.setAttribute('aria-description', term.title); term.removeAttribute('title');
    for (const on of ['mouseenter', 'focus']) term.addEventListener(on, () => explain(term));
    for (const off of ['mouseleave', 'blur']) term.addEventListener(off, () => { tip.hidden = true; });
  });
  addEventListener('keydown', e => { if (e.key === 'Escape') tip.hidden = true; });

  // The contents follow the reader.
  const links = new Map([...document.querySelectorAll('nav a')].map(a => [a.getAttribute('href').slice(1), a]));
  const watch = new IntersectionObserver(entries => entries.forEach(e => {
    if (!e.isIntersecting) return;
    links.forEach(a => a.classList.remove('here'));
    links.get(e.target.id)?.classList.add('here');
  }), { rootMargin: '-10% 0px -75% 0px' });
  document.querySelectorAll('main section').forEach(s => watch.observe(s));

  drawAll();
})();
