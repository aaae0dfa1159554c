// The pictures of Whalecurve: from data to what ECharts draws. Shared by the report and the pages.
//
// whalecurveCharts(scales) -> { makers, format, colours, ... }; a maker is (data, view, colours, width) -> option.
window.whalecurveCharts = scales => {
  'use strict';
  const root = document.documentElement;
  const escape = echarts.format.encodeHTML;
  const FONT = getComputedStyle(document.body).fontFamily;

  // Numbers, as the Java side writes them.
  const fixed = (n, digits) => {
    const text = Math.abs(n).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return (n < 0 && Number(Math.abs(n).toFixed(digits)) !== 0 ? '\u2212' : '') + text;
  };
  const scaleOf = n => scales.reduce((found, s) => Math.abs(n) / s.factor >= 1 - 0.5 * found.factor / s.factor ? s : found);
  const short = n => {
    const s = scaleOf(n), v = n / s.factor, a = Math.abs(v);
    return fixed(v, s.factor === 1 ? (a < 100 && !Number.isInteger(n) ? 2 : 0) : a >= 100 ? 0 : a >= 10 ? 1 : 2) + s.name;
  };
  const tick = n => {
    const s = scaleOf(n), v = n / s.factor;
    return (n < 0 ? '\u2212' : '') + String(Number(Math.abs(v).toFixed(3))) + s.name;
  };
  const exact = n => fixed(n, 2);
  const percent = f => fixed(f * 100, Math.abs(f) >= 0.9995 ? 0 : 1) + '%';

  const colours = () => {
    const style = getComputedStyle(root);
    const c = name => style.getPropertyValue('--' + name).trim();
    return { paper: c('paper'), ink: c('ink'), quiet: c('quiet'), line: c('line'), faint: c('faint'), profit: c('profit'),
      soft: c('profit-soft'), loss: c('loss'), accent: c('accent'), n1: c('n1'), n2: c('n2'), n3: c('n3'), n4: c('n4'), palette: c('palette').split(' ') };
  };
  const text = (c, more) => Object.assign({ color: c.quiet, fontSize: 12, fontFamily: FONT }, more);
  const axis = (c, more) => Object.assign({
    type: 'value', axisLine: { show: true, lineStyle: { color: c.n3 } }, axisTick: { show: false }, splitLine: { lineStyle: { color: c.faint } },
    axisLabel: text(c), nameTextStyle: text(c) }, more);
  const tooltip = (c, more) => Object.assign({
    backgroundColor: c.ink, borderWidth: 0, padding: [8, 10], textStyle: { color: c.paper, fontSize: 12, fontFamily: FONT }, confine: true }, more);
  const narrow = width => width < 560;

  const whale = (d, view, c, width) => {
    const main = d[view], other = d[view === 'full' ? 'incremental' : 'full'], n = main.customers;
    const same = main.total === other.total && main.peak === other.peak && main.peak_customers === other.peak_customers;
    const all = main.points.concat(other.points).map(p => p[1]).concat(0);
    const top = Math.max(...all), bottom = Math.min(...all), room = (top - bottom) || 1;
    const right = narrow(width) ? 16 : 132;
    const end = (curve, colour, weight) => ({ show: !narrow(width), color: colour, fontSize: 12, fontWeight: weight, fontFamily: FONT, distance: 8, lineHeight: 15,
      formatter: () => curve.name + '\n' + curve.total_label.replace('#', short(curve.total)) });
    const tail = main.points.filter(p => p[0] >= main.peak_customers);
    const label = (value, shown, colour, align, dy) => ({ value, symbolSize: 0, label: { show: true, formatter: shown, color: colour, fontSize: 12,
      fontWeight: 600, fontFamily: FONT, align, position: [0, dy], backgroundColor: c.paper, padding: [1, 3] } });
    const peakRight = main.peak_customers < n * 0.3;
    return {
      grid: { left: 62, right, top: 52, bottom: 46 },
      tooltip: tooltip(c, { trigger: 'axis', axisPointer: { lineStyle: { color: c.n3 } }, formatter: items => {
        const lines = items.filter(i => i.seriesType === 'line' && i.seriesName).map(i => {
          const total = i.seriesName === main.name ? main.total : other.total;
          return escape(i.seriesName) + ' <b>' + exact(i.value[1]) + '</b>' + (total > 0 ? ' (' + percent(i.value[1] / total) + ')' : '');
        });
        const rank = items[0].value[0];
        return fixed(rank, 0) + ' (' + percent(rank / n) + ')<br>' + lines.join('<br>');
      } }),
      xAxis: [
        axis(c, { min: 0, max: n, name: d.x, nameLocation: 'middle', nameGap: 28, splitLine: { show: false },
          axisLabel: text(c, { formatter: v => fixed(v, 0), hideOverlap: true }), minInterval: 1 }),
        axis(c, { position: 'top', min: 0, max: 100, interval: 20, splitLine: { show: false }, axisLine: { show: false }, axisLabel: text(c, { formatter: v => v + '%' }) })],
      yAxis: axis(c, { name: d.y, nameLocation: 'end', nameGap: 26, nameTextStyle: text(c, { align: 'left', padding: [0, 0, 0, -52] }),
        min: bottom < 0 ? bottom - room * 0.06 : 0, max: top + room * 0.16, axisLabel: text(c, { formatter: tick, showMinLabel: bottom >= 0, showMaxLabel: false }), axisLine: { show: false } }),
      series: [
        { type: 'custom', silent: true, data: tail.length > 1 && main.losers > 0 ? [0] : [], z: 1, clip: true, renderItem: (p, api) => {
          const curve = tail.map(q => api.coord(q)), peak = api.coord([main.peak_customers, main.peak])[1];
          return { type: 'polygon', shape: { points: curve.concat([[curve[curve.length - 1][0], peak], [curve[0][0], peak]]) }, style: { fill: c.loss, opacity: 0.16 } };
        } },
        { name: same ? '' : other.name, type: 'line', data: same ? [] : [[0, 0]].concat(other.points), showSymbol: false, lineStyle: { width: 1, color: c.n2 }, itemStyle: { color: c.n2 },
          endLabel: same ? { show: false } : end(other, c.quiet, 400), labelLayout: { moveOverlap: 'shiftY' }, z: 2, animation: false },
        { name: main.name, type: 'line', data: [[0, 0]].concat(main.points), showSymbol: false, lineStyle: { width: 2.5, color: c.profit }, itemStyle: { color: c.profit },
          endLabel: end(main, c.profit, 600), labelLayout: { moveOverlap: 'shiftY' }, z: 3, animation: false,
          markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: c.n2, type: [4, 3], width: 1 }, data: [{ yAxis: main.total }].concat(bottom < 0 ? [{ yAxis: 0 }] : []) } },
        { type: 'scatter', silent: true, z: 4, symbolSize: 9, itemStyle: { color: c.paper, borderColor: c.profit, borderWidth: 2 }, data: [[main.peak_customers, main.peak]] },
        { type: 'scatter', silent: true, z: 5, data: [label([narrow(width) ? 0 : main.peak_customers, main.peak], main.peak_label, c.profit, peakRight || narrow(width) ? 'left' : 'right', -38)]
          .concat(main.losers > 0 ? [label([n, main.peak], main.tail_label, c.loss, 'right', -19)] : []) }]
    };
  };

  const pareto = (d, view, c, width) => {
    const index = view === 'full' ? 2 : 3;
    const has = d.points.some(p => p[index] !== null);
    const line = (name, i, colour, weight, type) => ({ name, type: 'line', showSymbol: false, animation: false, data: [[0, 0]].concat(d.points.map(p => [p[0] * 100, p[i] * 100])),
      lineStyle: { width: weight, color: colour, type }, itemStyle: { color: colour } });
    const series = [line(d.revenue_name, 1, c.n1, 2)];
    if (has) series.push(line(d[view + '_name'], index, c.profit, 2.5));
    series.push({ name: d.even_name, type: 'line', showSymbol: false, silent: true, animation: false, data: [[0, 0], [100, 100]], lineStyle: { width: 1, color: c.n3, type: [2, 3] }, itemStyle: { color: c.n3 } });
    series[0].markLine = { silent: true, symbol: 'none', animation: false, lineStyle: { color: c.accent, width: 1, type: 'solid' },
      label: { formatter: d.knee_label + ' ' + percent(d[view + '_knee']), color: c.accent, fontSize: 12, fontFamily: FONT, position: 'insideStartTop', rotate: 0,
        align: d[view + '_knee'] > 0.6 ? 'right' : 'left', padding: d[view + '_knee'] > 0.6 ? [0, 8, 8, 0] : [0, 0, 8, 8] }, data: [{ xAxis: d[view + '_knee'] * 100 }] };
    return {
      grid: { left: 62, right: 24, top: narrow(width) ? 64 : 44, bottom: 46 },
      legend: { top: 0, left: 56, itemWidth: 18, itemHeight: 2, icon: 'rect', textStyle: text(c, { fontSize: 12 }), selectedMode: false },
      tooltip: tooltip(c, { trigger: 'axis', axisPointer: { lineStyle: { color: c.n3 } }, formatter: items => percent(items[0].value[0] / 100) + '<br>' +
        items.filter(i => i.seriesName !== d.even_name).map(i => escape(i.seriesName) + ' <b>' + percent(i.value[1] / 100) + '</b>').join('<br>') }),
      xAxis: axis(c, { min: 0, max: 100, name: d.x, nameLocation: 'middle', nameGap: 28, splitLine: { show: false }, axisLabel: text(c, { formatter: '{value}%' }) }),
      yAxis: axis(c, { name: d.y, nameLocation: 'end', nameGap: 12, nameTextStyle: text(c, { align: 'left', padding: [0, 0, 0, -52] }), axisLabel: text(c, { formatter: v => fixed(v, 0) + '%' }), axisLine: { show: false } }),
      series
    };
  };

  const waterfall = (d, view, c, width) => {
    const steps = d[view], isSum = s => s.kind === 'revenue' || s.kind === 'profit';
    let level = 0;
    const bars = steps.map((s, i) => {
      const from = isSum(s) ? 0 : level;
      const to = isSum(s) ? s.amount : level + s.amount;
      level = to;
      return { value: [from, to, i], step: s };
    });
    const ends = bars.flatMap(b => [b.value[0], b.value[1]]).concat(0);
    const low = Math.min(...ends), high = Math.max(...ends);
    const fill = s => s.kind === 'profit' ? (s.amount < 0 ? c.loss : c.profit) : s.kind === 'revenue' ? c.n1 : s.kind === 'activity' ? c.n2 : s.kind === 'unused' || s.kind === 'unassigned' ? hatch(c) : c.n3;
    return {
      grid: { left: narrow(width) ? 130 : 240, right: 76, top: 8, bottom: 46 },
      tooltip: tooltip(c, { trigger: 'item', formatter: i => escape(i.data.step.label) + '<br><b>' + exact(i.data.step.amount) + '</b>' }),
      xAxis: axis(c, { name: d.x, nameLocation: 'middle', nameGap: 28, min: low, max: high, axisLabel: text(c, { formatter: tick, showMinLabel: low === 0, showMaxLabel: false, hideOverlap: true }) }),
      yAxis: { type: 'category', inverse: true, data: steps.map(s => s.label), axisTick: { show: false }, axisLine: { show: false },
        axisLabel: text(c, { color: c.ink, width: narrow(width) ? 120 : 226, overflow: 'truncate', interval: 0,
          formatter: (v, i) => isSum(steps[i]) ? '{b|' + v + '}' : v, rich: { b: { fontWeight: 600, color: c.ink, fontSize: 12 } } }) },
      series: [{ type: 'custom', data: bars, encode: { x: [0, 1], y: 2, tooltip: [] }, animation: false, renderItem: (p, api) => {
        const i = api.value(2), a = api.coord([api.value(0), i]), b = api.coord([api.value(1), i]), h = api.size([0, 1])[1] * 0.62;
        const step = steps[i], x = Math.min(a[0], b[0]), w = Math.max(1, Math.abs(b[0] - a[0]));
        const children = [{ type: 'rect', shape: { x, y: a[1] - h / 2, width: w, height: h }, style: { fill: fill(step), stroke: step.kind === 'unused' || step.kind === 'unassigned' ? c.n2 : null } },
          { type: 'text', style: { text: short(step.amount), x: Math.max(a[0], b[0]) + 6, y: a[1], textVerticalAlign: 'middle', fill: isSum(step) ? c.ink : c.quiet,
            fontSize: 12, fontFamily: FONT, fontWeight: isSum(step) ? 600 : 400 } }];
        if (i + 1 < steps.length) children.push({ type: 'line', shape: { x1: b[0], y1: a[1] + h / 2, x2: b[0], y2: a[1] + api.size([0, 1])[1] - h / 2 }, style: { stroke: c.n3 } });
        return { type: 'group', children };
      } }]
    };
  };

  // Hatching says "paid for and not used" wherever it stands.
  const hatch = c => {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 6;
    const pen = tile.getContext('2d');
    pen.fillStyle = c.paper; pen.fillRect(0, 0, 6, 6);
    pen.strokeStyle = c.n2; pen.lineWidth = 1;
    pen.beginPath();
    for (const x of [-6, 0, 6]) { pen.moveTo(x, 6); pen.lineTo(x + 6, 0); }
    pen.stroke();
    return { image: tile, repeat: 'repeat', imageWidth: 6, imageHeight: 6 };
  };

  const flow = (d, view, c, width) => {
    const g = d[view], depth = Math.max(1, ...g.nodes.map(n => n.depth));
    const left = 4, right = narrow(width) ? 90 : 150, bar = 12, top = 34;
    const node = Object.fromEntries(g.nodes.map(n => [n.id, n]));
    const hatched = n => n.kind === 'unused' || n.kind === 'unassigned';
    // A pool keeps its colour from its accounts to what it feeds; everything after is neutral.
    const colour = {};
    g.nodes.filter(n => n.kind === 'pool').sort((a, b) => b.amount - a.amount).forEach((n, i) => { colour[n.id] = c.palette[Math.min(i, c.palette.length - 1)]; });
    [...g.links].sort((a, b) => a.value - b.value).forEach(l => { if (node[l.source].kind === 'account' && colour[l.target]) colour[l.source] = colour[l.target]; });
    const fill = n => hatched(n) ? hatch(c) : colour[n.id] || (n.kind === 'group' ? c.n1 : n.kind === 'activity' || n.kind === 'support' ? c.n2 : c.n3);
    const size = c.printing ? 12 : 11, font = size + 'px ' + FONT;
    const room = n => n.depth === depth ? right - 16 : (width - left - right - bar) / depth - bar - 12;
    const shown = n => {
      const amount = ' ' + short(n.amount);
      return echarts.format.truncateText(n.label, room(n) - echarts.format.getTextRect(amount, font).width, font, '\u2026') + amount;
    };
    return {
      tooltip: tooltip(c, { trigger: 'item', formatter: i => i.dataType === 'edge'
        ? escape(node[i.data.source].label) + ' \u2192 ' + escape(node[i.data.target].label) + '<br><b>' + exact(i.data.value) + '</b>'
        : escape(node[i.name].label) + '<br><b>' + exact(node[i.name].amount) + '</b>' }),
      graphic: g.heads.map(h => ({ type: 'text', left: left + h.depth / depth * (width - left - right - bar), top: 6, silent: true,
        style: { text: h.label, fill: c.quiet, fontSize: 12, fontFamily: FONT, fontWeight: 600 } })),
      series: [{ type: 'sankey', left, right, top, bottom: 8, nodeWidth: bar, nodeGap: c.printing ? 16 : 14, layoutIterations: 64, draggable: false, animation: false,
        data: g.nodes.map(n => ({ name: n.id, depth: n.depth, itemStyle: { color: fill(n), borderColor: c.n2, borderWidth: hatched(n) ? 1 : 0 } })),
        links: g.links.map(l => ({ source: l.source, target: l.target, value: l.value,
          lineStyle: { color: colour[l.source] || c.n3, opacity: colour[l.source] ? 0.32 : 0.26 } })),
        lineStyle: { curveness: 0.5 },
        emphasis: { focus: 'trajectory', lineStyle: { color: c.accent, opacity: 0.5 } },
        label: { color: c.ink, fontSize: size, fontFamily: FONT, textBorderColor: c.paper, textBorderWidth: 2, formatter: p => shown(node[p.name]) },
        labelLayout: { hideOverlap: true } }]
    };
  };

  const periods = (d, view, c) => {
    const bars = (key, colour) => ({ name: d[key + '_name'], type: 'bar', data: d[key], barMaxWidth: 44, barGap: '8%', animation: false,
      itemStyle: { color: p => p.value < 0 ? c.loss : colour },
      label: { show: d.periods.length <= 12, position: 'top', color: c.quiet, fontSize: 11, fontFamily: FONT, formatter: p => short(p.value) } });
    return {
      color: [c.profit, c.soft],
      grid: { left: 62, right: 16, top: 50, bottom: 28 },
      legend: { top: 0, left: 56, itemWidth: 12, itemHeight: 12, icon: 'rect', textStyle: text(c), selectedMode: false },
      tooltip: tooltip(c, { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { opacity: 0.06 } }, formatter: items => escape(items[0].name) + '<br>' +
        items.map(i => escape(i.seriesName) + ' <b>' + exact(i.value) + '</b>').join('<br>') }),
      xAxis: { type: 'category', data: d.periods, axisTick: { show: false }, axisLine: { lineStyle: { color: c.n3 } }, axisLabel: text(c, { hideOverlap: true }) },
      yAxis: axis(c, { name: d.axis, nameLocation: 'end', nameGap: 12, nameTextStyle: text(c, { align: 'left', padding: [0, 0, 0, -52] }), axisLabel: text(c, { formatter: tick }), axisLine: { show: false } }),
      series: [bars('full', c.profit), bars('incremental', c.soft)]
    };
  };

  // Groups side by side: one panel for each figure, the groups in one line across.
  const panels = (d, view, c, width) => {
    const left = narrow(width) ? 96 : 170, n = d.heads.length, wide = (width - left) / n, labels = d.rows.map(r => r.label);
    const value = i => i === 0 ? v => fixed(v, 0) : short;
    return {
      title: d.heads.map((h, i) => ({ text: h, left: left + i * wide, top: 0, padding: 0, textStyle: text(c, { fontWeight: 400 }) })),
      grid: d.heads.map((h, i) => ({ left: left + i * wide, width: wide - 64, top: 26, bottom: 8 })),
      tooltip: tooltip(c, { trigger: 'item', formatter: i => escape(i.name) + '<br>' + escape(d.heads[i.seriesIndex]) + ' <b>' + (i.seriesIndex === 0 ? fixed(i.value, 0) : exact(i.value)) + '</b>' }),
      xAxis: d.heads.map((h, i) => axis(c, { gridIndex: i, axisLabel: { show: false }, axisLine: { show: false }, splitLine: { show: false },
        min: Math.min(0, ...d.rows.map(r => r.values[i])), max: Math.max(0, ...d.rows.map(r => r.values[i])) || 1 })),
      yAxis: d.heads.map((h, i) => ({ type: 'category', gridIndex: i, inverse: true, data: labels, axisTick: { show: false }, axisLine: { lineStyle: { color: c.n3 }, onZero: true },
        axisLabel: i === 0 ? text(c, { color: c.ink, width: left - 12, overflow: 'truncate', interval: 0 }) : { show: false } })),
      series: d.heads.map((h, i) => ({ type: 'bar', xAxisIndex: i, yAxisIndex: i, barWidth: '58%', animation: false,
        data: d.rows.map(r => ({ value: r.values[i], itemStyle: { color: r.values[i] < 0 ? c.loss : i === 0 ? c.n2 : c.profit } })),
        label: { show: true, position: 'right', color: c.quiet, fontSize: 12, fontFamily: FONT, formatter: p => value(i)(p.value) } }))
    };
  };

  return {
    makers: { panels, tiers: panels, rfm: panels, equity: panels, whale, pareto, waterfall, flow, periods },
    colours, text, axis, tooltip, narrow, hatch, escape, fixed, short, tick, exact, percent, FONT
  };
};
