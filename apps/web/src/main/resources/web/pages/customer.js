// One customer: indicators as dots on their scales, peers beside, and levers that answer at once.
(() => {
  'use strict';
  whalecurve.drawing('score_dots', (d, view, c, width, kit) => ({
    grid: { left: kit.narrow(width) ? 130 : 220, right: 70, top: 22, bottom: 10 },
    tooltip: kit.tooltip(c, { trigger: 'item', formatter: i => { const dot = d.dots[i.dataIndex];
      return kit.escape(dot.name) + ' <b>' + kit.percent(dot.at) + '</b><br>' + kit.escape(d.weight) + ' ' + kit.percent(dot.weight) + '<br>' + kit.escape(d.points) + ' ' + kit.fixed(dot.points, 1); } }),
    xAxis: kit.axis(c, { min: 0, max: 1, position: 'top', interval: 0.5, axisLine: { show: false }, axisLabel: kit.text(c, { formatter: v => v === 0 ? d.worst : v === 1 ? d.best : '' }) }),
    yAxis: { type: 'category', inverse: true, data: d.dots.map(dot => dot.name), axisTick: { show: false }, axisLine: { show: false },
      axisLabel: kit.text(c, { color: c.ink, width: kit.narrow(width) ? 120 : 206, overflow: 'truncate', interval: 0 }) },
    series: [
      { type: 'bar', silent: true, barWidth: 2, data: d.dots.map(() => 1), itemStyle: { color: c.faint }, tooltip: { show: false } },
      { type: 'scatter', data: d.dots.map((dot, i) => dot.at === null ? null : [Number(dot.at), i]), symbolSize: (v, p) => 6 + 26 * Number(d.dots[p.dataIndex].weight),
        itemStyle: { color: c.profit }, label: { show: true, position: 'right', color: c.quiet, fontSize: 12, fontFamily: kit.FONT, formatter: p => kit.fixed(d.dots[p.dataIndex].points, 1) } }]
  }));

  // The view looked at as bars, the other as a thin line: as on the whale curve.
  whalecurve.drawing('trend_bars', (d, view, c, width, kit) => {
    const other = view === 'full' ? 'incremental' : 'full', own = d[view].map(Number), few = own.length <= (kit.narrow(width) ? 6 : 14);
    return {
      grid: { left: 62, right: 16, top: 50, bottom: 28 },
      legend: { top: 0, left: 56, itemWidth: 14, itemHeight: 12, textStyle: kit.text(c), selectedMode: false,
        data: [{ name: d[view + '_name'], icon: 'rect' }, { name: d[other + '_name'] }] },
      tooltip: kit.tooltip(c, { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { opacity: 0.06 } }, formatter: items => kit.escape(items[0].name) + '<br>' +
        items.map(i => kit.escape(i.seriesName) + ' <b>' + kit.exact(i.value) + '</b>').join('<br>') }),
      xAxis: { type: 'category', data: d.periods, axisTick: { show: false }, axisLine: { lineStyle: { color: c.n3 } }, axisLabel: kit.text(c, { hideOverlap: true }) },
      yAxis: kit.axis(c, { name: d.axis, nameLocation: 'end', nameGap: 12, nameTextStyle: kit.text(c, { align: 'left', padding: [0, 0, 0, -52] }), axisLabel: kit.text(c, { formatter: kit.tick }), axisLine: { show: false } }),
      series: [
        { name: d[view + '_name'], type: 'bar', barMaxWidth: 44, color: own.every(v => v < 0) ? c.loss : c.profit,
          data: own.map(v => ({ value: v, itemStyle: { color: v < 0 ? c.loss : c.profit }, label: { position: v < 0 ? 'bottom' : 'top' } })),
          label: { show: few, color: c.quiet, fontSize: 11, fontFamily: kit.FONT, formatter: p => kit.short(p.value) } },
        { name: d[other + '_name'], type: 'line', symbol: 'none', data: d[other].map(Number), lineStyle: { color: c.n3, width: 1.5 }, itemStyle: { color: c.n3 } }]
    };
  });

  whalecurve.drawing('peer_bars', (d, view, c, width, kit) => ({
    grid: { left: kit.narrow(width) ? 130 : 220, right: 60, top: 30, bottom: 40 },
    legend: { top: 0, left: kit.narrow(width) ? 0 : 214, itemWidth: 12, itemHeight: 12, textStyle: kit.text(c), selectedMode: false, data: [{ name: d.mine_name, icon: 'rect' }, { name: d.theirs_name, icon: 'rect' }] },
    tooltip: kit.tooltip(c, { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { opacity: 0.06 } }, formatter: items => kit.escape(items[0].name) + '<br>' +
      kit.escape(d.mine_name) + ' <b>' + kit.percent(d.mine[items[0].dataIndex]) + '</b><br>' + kit.escape(d.theirs_name) + ' <b>' + kit.percent(d.theirs[items[0].dataIndex]) + '</b>' }),
    xAxis: kit.axis(c, { name: d.x, nameLocation: 'middle', nameGap: 26, axisLabel: kit.text(c, { formatter: v => kit.percent(v), hideOverlap: true }) }),
    yAxis: { type: 'category', inverse: true, data: d.names, axisTick: { show: false }, axisLine: { show: false },
      axisLabel: kit.text(c, { color: c.ink, width: kit.narrow(width) ? 120 : 206, overflow: 'truncate', interval: 0 }) },
    series: [
      { name: d.mine_name, type: 'bar', barWidth: '46%', data: d.mine.map(Number), itemStyle: { color: p => d.mine[p.dataIndex] > d.theirs[p.dataIndex] ? c.loss : c.profit }, color: c.n2,
        label: { show: true, position: 'right', color: c.quiet, fontSize: 12, fontFamily: kit.FONT, formatter: p => kit.percent(p.value) } },
      { name: d.theirs_name, type: 'scatter', symbol: 'rect', symbolSize: [3, 20], itemStyle: { color: c.ink }, data: d.theirs.map((v, i) => [Number(v), i]), z: 4 }]
  }));

  // The formulas of the run's levers (reference, strategy, levers); their effects add up.
  const place = document.getElementById('levers');
  if (!place) return;
  const b = JSON.parse(document.getElementById('data-levers').textContent);
  for (const name of Object.keys(b)) b[name] = Number(b[name]);
  const slider = name => document.getElementById('lever-' + name);
  const sign = n => (n < 0 ? '\u2212' : n > 0 ? '+' : '');
  const money = n => Math.abs(n).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const rate = b.gross > 0 ? b.discount / b.gross : 0;
  const kept = b.revenue > 0 ? (b.revenue - b.tax) / b.revenue : 0;
  const moved = { price: false, discount: false, size: false };
  const effect = {
    price: v => v / 100 * (b.revenue - b.tax),
    discount: v => (b.discount - v / 100 * b.gross) * kept,
    size: v => b.orders * b.order_cost * (1 - 1 / (1 + v / 100))
  };
  const shown = (name, v) => name === 'discount' ? v.toFixed(1) + '%' : sign(v) + Math.abs(v) + '%';
  const answer = () => {
    let change = 0;
    for (const name of Object.keys(effect)) {
      const s = slider(name);
      if (!s) continue;
      const v = Number(s.value);
      if (moved[name]) change += effect[name](v);
      document.querySelector('output[for=lever-' + name + ']').textContent = name === 'discount' && !moved.discount ? (rate * 100).toFixed(1) + '%' : shown(name, v);
    }
    const profit = b.profit + change, result = document.getElementById('lever-result');
    result.textContent = (profit < 0 ? '\u2212' : '') + money(profit);
    result.classList.toggle('lost', profit < 0);
    document.getElementById('lever-change').textContent = change === 0 ? '' : sign(change) + money(change);
  };
  const reset = () => {
    for (const name of Object.keys(moved)) { moved[name] = false; if (slider(name)) slider(name).value = name === 'discount' ? rate * 100 : 0; }
    answer();
  };
  for (const name of Object.keys(moved)) if (slider(name)) slider(name).addEventListener('input', () => { moved[name] = true; answer(); });
  document.getElementById('lever-reset').addEventListener('click', reset);
  reset();
})();
