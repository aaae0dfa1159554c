// Draws every picture of a page from the data beside it. Drawings of pages stand here, those that
// the report has too in charts.js. A drawing is (data, view, colours, width) -> ECharts option;
// data.links, if there, makes it a door: link(params) -> address.
(() => {
  'use strict';
  const scales = document.documentElement.lang.startsWith('zh')
    ? [{ name: '', factor: 1 }, { name: '万', factor: 1e4 }, { name: '亿', factor: 1e8 }]
    : [{ name: '', factor: 1 }, { name: 'k', factor: 1e3 }, { name: 'M', factor: 1e6 }, { name: 'bn', factor: 1e9 }];
  let kit;
  const drawn = new Map();
  const drawings = {};
  const doors = {};

  // Pages add drawings: whalecurve.drawing('name', (data, view, c, width, kit) => option, onReady).
  window.whalecurve = { drawing: (name, make, ready) => { drawings[name] = make; if (ready) doors[name] = ready; }, redraw: () => all() };

  const draw = place => {
    kit = kit || window.whalecurveCharts(scales);
    const data = JSON.parse(document.getElementById(place.id.replace(/^plot-/, 'data-')).textContent);
    const make = drawings[place.dataset.kind] || kit.makers[place.dataset.kind];
    if (!make) throw new Error('no drawing ' + place.dataset.kind);
    let chart = drawn.get(place);
    const fresh = !chart;
    if (fresh) { chart = echarts.init(place, null, { renderer: 'canvas' }); drawn.set(place, chart); } else chart.resize();
    const option = make(data, document.documentElement.dataset.view || 'full', kit.colours(), place.clientWidth, kit);
    chart.setOption(Object.assign({ animation: false }, option), true);
    if (fresh && doors[place.dataset.kind]) doors[place.dataset.kind](chart, data, place);
  };
  const all = () => {
    for (const [place, chart] of drawn) if (!place.isConnected) { chart.dispose(); drawn.delete(place); }
    document.querySelectorAll('.plot[data-kind]').forEach(draw);
  };

  addEventListener('DOMContentLoaded', all);
  document.addEventListener('htmx:afterSettle', all);
  let waiting = 0;
  addEventListener('resize', () => { clearTimeout(waiting); waiting = setTimeout(all, 80); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', all);
})();
