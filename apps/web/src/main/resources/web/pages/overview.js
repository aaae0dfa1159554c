// The whale curve as a door: a stretch that is drawn across opens the customers in it.
(() => {
  'use strict';
  whalecurve.drawing('whale_door', (d, view, c, width, kit) => kit.makers.whale(d, view, c, width), (chart, data, place) => {
    const zr = chart.getZr();
    let from = null, shade = null;
    const inside = e => chart.containPixel('grid', [e.offsetX, e.offsetY]);
    const clear = () => { if (shade) zr.remove(shade); shade = null; from = null; };
    zr.on('mousedown', e => {
      if (!inside(e)) return;
      from = e.offsetX;
      const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();
      shade = new echarts.graphic.Rect({ silent: true, z: 100, z2: 0, zlevel: 0, shape: { x: from, y: 52, width: 0, height: place.clientHeight - 98 }, style: { fill: accent, opacity: 0.18 } });
      zr.add(shade);
    });
    zr.on('mousemove', e => {
      if (from === null || !inside(e)) return;
      shade.attr('shape', { x: Math.min(from, e.offsetX), width: Math.abs(e.offsetX - from) });
    });
    zr.on('mouseup', e => {
      if (from === null) return;
      const last = data[document.documentElement.dataset.view || 'full'].customers;
      const ends = [from, e.offsetX].sort((a, b) => a - b).map(x => chart.convertFromPixel({ xAxisIndex: 0 }, x));
      const wide = Math.abs(e.offsetX - from) > 4;
      clear();
      const rank = v => Math.max(1, Math.min(last, Math.round(v)));
      if (wide) location.href = data.door.replace('FROM', rank(ends[0])).replace('TO', rank(ends[1]));
    });
    zr.on('globalout', clear);
    place.classList.add('brushed');
  });
})();
