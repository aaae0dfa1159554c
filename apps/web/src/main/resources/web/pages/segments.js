// Drawings of the segments: pyramid, groups side by side, bubbles in quadrants, two-sided bars, heat maps.
(() => {
  'use strict';
  const { drawing } = window.whalecurve;
  const door = chart => chart.on('click', p => { if (p.data && p.data.address) location.href = p.data.address; });
  const rest = (d, kit, c, width) => {
    const option = kit.makers.panels(d, 'full', c, width);
    option.series.forEach((s, k) => s.data.forEach((bar, i) => { if (k === 1 && bar.value >= 0) bar.itemStyle = { color: c.n3 }; bar.address = d.rows[i].address; bar.cursor = bar.address ? 'pointer' : 'default'; }));
    return option;
  };
  drawing('sides', (d, view, c, width, kit) => rest(d, kit, c, width), door);

  // Heads as a pyramid around its middle; revenue and profit as bars to its right.
  drawing('pyramid', (d, view, c, width, kit) => {
    const option = rest(d, kit, c, width), most = Math.max(...d.rows.map(r => r.values[0]), 1);
    option.xAxis[0].min = -most; option.xAxis[0].max = most;
    option.yAxis[0].axisLine = { show: false };
    option.grid[0].width -= 8;
    const heads = option.series[0];
    option.series[0] = { type: 'custom', xAxisIndex: 0, yAxisIndex: 0, animation: false, data: heads.data.map((b, i) => ({ value: [b.value, i], address: b.address, name: d.rows[i].label })),
      encode: { x: 0, y: 1 }, renderItem: (p, api) => {
        const v = api.value(0), i = api.value(1), a = api.coord([-v, i]), b = api.coord([v, i]), h = api.size([0, 1])[1] * 0.82;
        const w = Math.max(2, b[0] - a[0]), inside = w > 60;
        return { type: 'group', children: [
          { type: 'rect', shape: { x: a[0], y: a[1] - h / 2, width: w, height: h }, style: { fill: c.n2, opacity: 1 - i * 0.14 } },
          { type: 'text', style: { text: kit.fixed(v, 0), x: inside ? (a[0] + b[0]) / 2 : b[0] + 6, y: a[1], align: inside ? 'center' : 'left', verticalAlign: 'middle',
            fill: inside ? c.paper : c.ink, fontSize: 12, fontWeight: 600, fontFamily: kit.FONT } }] };
      } };
    option.tooltip.formatter = i => kit.escape(i.name || d.rows[i.dataIndex].label) + '<br>' + kit.escape(d.heads[i.seriesIndex]) + ' <b>'
      + (i.seriesIndex === 0 ? kit.fixed(d.rows[i.dataIndex].values[0], 0) : kit.exact(i.value)) + '</b>';
    return option;
  }, door);

  const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(q * (sorted.length - 1))))];
  const range = (values, border) => {
    const sorted = [...values].sort((a, b) => a - b);
    if (!sorted.length) return border === null ? [0, 1] : [border - 1, border + 1];
    let low = quantile(sorted, 0.02), high = quantile(sorted, 0.96);
    if (border !== null) { low = Math.min(low, border); high = Math.max(high, border); }
    const room = (high - low) * 0.06 || 1;
    return [low - room, high + room];
  };
  drawing('matrix', (d, view, c, width, kit) => {
    const empty = !d.points.length, xs = d.points.map(p => p.value[0]), ys = d.points.map(p => p.value[1]);
    const [x0, x1] = empty ? [0, 2] : range(xs, d.x_border), [y0, y1] = empty ? [0, 2] : range(ys, d.y_border);
    const xb = empty ? 1 : d.x_border, yb = empty ? 1 : d.y_border;
    const most = Math.max(...d.points.map(p => Math.abs(p.value[2])), 1), clip = (v, a, b) => Math.min(b, Math.max(a, v));
    const lines = (xb === null ? [] : [{ xAxis: xb }]).concat(yb === null ? [] : [{ yAxis: yb }]);
    const label = empty ? { show: false } : kit.text(c, { formatter: kit.tick, hideOverlap: true });
    const small = kit.narrow(width), corner = q => ({ name: q.name, address: q.address, cursor: 'pointer', value: [q.right ? x1 : x0, q.top ? y1 : y0], symbolSize: 1,
      itemStyle: { color: 'transparent' }, label: { show: true, position: [0, 0], offset: [q.right ? -8 : 8, q.top ? 6 : -38], align: q.right ? 'right' : 'left', backgroundColor: c.paper, padding: [2, 4], borderRadius: 2,
        formatter: '{n|' + q.name.replace(/[{}|]/g, ' ') + '}\n{s|' + kit.fixed(q.customers, 0) + ' (' + kit.percent(q.share) + ') · ' + kit.short(q.profit) + '}',
        rich: { n: { color: c.accent, fontSize: small ? 11 : 13, fontWeight: 600, lineHeight: 17, fontFamily: kit.FONT }, s: { color: c.quiet, fontSize: small ? 10 : 12, lineHeight: 15, fontFamily: kit.FONT } } } });
    return {
      grid: { left: 62, right: 18, top: 34, bottom: 46 },
      tooltip: kit.tooltip(c, { trigger: 'item', formatter: i => i.seriesIndex ? kit.escape(i.name) : kit.escape(i.name) + '<br>' + kit.escape(d.profit_name) + ' <b>' + kit.exact(i.data.value[2]) + '</b><br>'
        + kit.escape(d.x_name) + ' ' + kit.short(i.data.exact[0]) + '<br>' + kit.escape(d.y_name) + ' ' + kit.short(i.data.exact[1]) }),
      xAxis: kit.axis(c, { min: x0, max: x1, name: d.x_name, nameLocation: 'middle', nameGap: 28, splitLine: { show: false }, axisLabel: empty ? label : Object.assign({ showMinLabel: false, showMaxLabel: false }, label) }),
      yAxis: kit.axis(c, { min: y0, max: y1, name: d.y_name, nameLocation: 'end', nameGap: 14, nameTextStyle: kit.text(c, { align: 'left', padding: [0, 0, 0, -52] }), splitLine: { show: false },
        axisLine: { show: true, lineStyle: { color: c.n3 } }, axisLabel: empty ? label : Object.assign({ showMinLabel: false, showMaxLabel: false }, label) }),
      series: [
        { type: 'scatter', z: 2, cursor: 'pointer', data: d.points.map(p => ({ name: p.name, address: p.address, exact: p.value, value: [clip(p.value[0], x0, x1), clip(p.value[1], y0, y1), p.value[2]],
          symbolSize: 4 + 34 * Math.sqrt(Math.abs(p.value[2]) / most), itemStyle: { color: p.value[2] < 0 ? c.loss : c.profit, opacity: 0.5 } })),
          markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: c.n2, width: 1, type: [4, 3] }, data: lines } },
        { type: 'scatter', z: 4, data: d.quadrants.map(corner) }]
    };
  }, door);

  // Left how many, right how much: two bars from one middle.
  drawing('bands', (d, view, c, width, kit) => {
    const names = kit.narrow(width) ? 92 : 170, half = (width - names) / 2 - 12, rows = d.rows;
    const label = i => rows[i].label;
    const low = Math.min(0, ...rows.map(r => r.profit_share)), high = Math.max(0, ...rows.map(r => r.profit_share));
    const y = (grid, side) => ({ type: 'category', gridIndex: grid, inverse: true, data: rows.map(r => r.label), axisTick: { show: false }, axisLine: { show: true, onZero: true, lineStyle: { color: c.n3 } },
      axisLabel: { show: false }, position: side });
    const bar = (grid, key, colour, position) => ({ type: 'bar', xAxisIndex: grid, yAxisIndex: grid, barWidth: '62%', animation: false, cursor: 'pointer',
      data: rows.map(r => ({ value: r[key], address: r.address, itemStyle: { color: colour(r) }, label: { position: position(r) } })),
      label: { show: true, color: c.quiet, fontSize: 12, fontFamily: kit.FONT, formatter: p => kit.percent(p.value) } });
    const x = (grid, inverse, min, max) => kit.axis(c, { gridIndex: grid, inverse, min, max, axisLabel: { show: false }, axisLine: { show: false }, splitLine: { show: false } });
    const span = Math.max(high - low, 0.01);
    return {
      title: [{ text: d.left, left: half - 4, textAlign: 'right', top: 0, padding: 0, textStyle: kit.text(c, { fontWeight: 400 }) },
        { text: d.right, left: half + names + 12, top: 0, padding: 0, textStyle: kit.text(c, { fontWeight: 400 }) }],
      grid: [{ left: 56, width: half - 60, top: 24, bottom: 6 }, { left: half + names + 12 + (low < 0 ? 8 : 0), width: half - 56, top: 24, bottom: 6 }],
      tooltip: kit.tooltip(c, { trigger: 'item', formatter: i => kit.escape(label(i.dataIndex)) + '<br>' + kit.fixed(rows[i.dataIndex].customers, 0) + ' (' + kit.percent(rows[i.dataIndex].share) + ')<br><b>' + kit.exact(rows[i.dataIndex].profit) + '</b>' }),
      xAxis: [x(0, true, 0, Math.max(...rows.map(r => r.share), 0.01)), x(1, false, low - (low < 0 ? span * 0.16 : 0), high + span * 0.04)],
      yAxis: [Object.assign(y(0, 'right'), { axisLabel: { show: true, interval: 0, color: c.ink, fontSize: 12, fontFamily: kit.FONT, width: names - 8, overflow: 'truncate', align: 'center', margin: names / 2 } }), y(1, 'left')],
      series: [bar(0, 'share', () => c.n2, () => 'left'), bar(1, 'profit_share', r => r.profit < 0 ? c.loss : c.profit, r => r.profit < 0 ? 'left' : 'right')]
    };
  }, door);

  // A field for each pair; blue profit, orange-red loss, the deeper the larger.
  const field = (c, kit, d, cell, most) => {
    const v = cell.value[2], depth = most ? Math.sqrt(Math.abs(v) / most) : 0;
    const colour = d.share ? c.n1 : v < 0 ? c.loss : c.profit;
    const opacity = 0.06 + 0.72 * (d.share ? Math.max(0, Math.min(1, v)) : depth);
    return { colour, opacity, ink: opacity > 0.5 ? c.paper : c.ink };
  };
  const map = (d, c, width, kit, show) => {
    const left = kit.narrow(width) ? 84 : 150;
    return {
      grid: { left, right: 12, top: 30, bottom: 52 },
      tooltip: kit.tooltip(c, { trigger: 'item', formatter: show.tip }),
      xAxis: { type: 'category', data: d.x, name: d.x_name, nameLocation: 'middle', nameGap: 32, nameTextStyle: kit.text(c), axisTick: { show: false }, axisLine: { show: false },
        axisLabel: kit.text(c, { interval: d.x.length > 14 ? 'auto' : 0, width: (width - left) / d.x.length - 4, overflow: 'truncate' }) },
      yAxis: { type: 'category', data: d.y, inverse: true, name: d.y_name, nameLocation: 'start', nameGap: 6, nameTextStyle: kit.text(c, { align: 'right', padding: [0, 12, 0, 0] }), axisTick: { show: false }, axisLine: { show: false },
        axisLabel: kit.text(c, { interval: 0, width: left - 12, overflow: 'truncate' }) },
      series: [{ type: 'custom', animation: false, data: d.cells.map(cell => Object.assign({ cursor: cell.address ? 'pointer' : 'default' }, cell)), encode: { x: 0, y: 1 }, renderItem: (p, api) => {
        const cell = d.cells[p.dataIndex], at = api.coord([api.value(0), api.value(1)]), size = api.size([1, 1]), look = show.look(cell), text = show.text(cell);
        const fits = size[0] > echarts.format.getTextRect(text, '12px ' + kit.FONT).width + 4 && size[1] > 15;
        return { type: 'group', children: [
          { type: 'rect', shape: { x: at[0] - size[0] / 2 + 1, y: at[1] - size[1] / 2 + 1, width: size[0] - 2, height: size[1] - 2 }, style: { fill: look.colour, opacity: look.opacity } },
          { type: 'text', silent: true, style: { text: fits ? text : '', x: at[0], y: at[1], align: 'center', verticalAlign: 'middle', fill: look.ink, fontSize: 12, fontFamily: kit.FONT } }] };
      } }]
    };
  };
  drawing('heat', (d, view, c, width, kit) => {
    const most = Math.max(...d.cells.map(cell => Math.abs(cell.value[2])), 0);
    return map(d, c, width, kit, {
      look: cell => field(c, kit, d, cell, most),
      text: cell => d.say === 'count' ? kit.fixed(cell.count, 0) : d.share ? kit.percent(cell.value[2]) : kit.short(cell.value[2]),
      tip: i => { const cell = d.cells[i.dataIndex];
        return kit.escape(d.y_name) + ' ' + kit.escape(d.y[cell.value[1]]) + '<br>' + kit.escape(d.x_name) + ' ' + kit.escape(d.x[cell.value[0]]) + '<br><b>'
          + (d.share ? kit.percent(cell.value[2]) : kit.exact(cell.value[2]) + ' ' + kit.escape(d.unit)) + '</b>'
          + (cell.count !== undefined ? '<br>' + kit.escape(d.count_name) + ' ' + kit.fixed(cell.count, 0) : '')
          + (cell.margin !== undefined && cell.margin !== null ? '<br>' + kit.escape(d.margin_name) + ' ' + kit.percent(cell.margin) : ''); }
    });
  }, door);
  drawing('moves', (d, view, c, width, kit) => {
    const most = Math.max(...d.cells.map(cell => cell.value[2]), 1);
    return map(d, c, width, kit, {
      look: cell => { const opacity = 0.1 + 0.6 * Math.sqrt(cell.value[2] / most); return { colour: cell.move > 0 ? c.profit : cell.move < 0 ? c.loss : c.n3, opacity, ink: opacity > 0.5 && cell.move ? c.paper : c.ink }; },
      text: cell => kit.fixed(cell.value[2], 0),
      tip: i => { const cell = d.cells[i.dataIndex];
        return kit.escape(d.y[cell.value[1]]) + ' \u2192 ' + kit.escape(d.x[cell.value[0]]) + '<br><b>' + kit.fixed(cell.value[2], 0) + '</b> ' + kit.escape(d.unit) + '<br>' + kit.exact(cell.profit); }
    });
  }, door);
})();
