// The whale curve as a door: a stretch that is brushed opens the customers in it.
(() => {
  'use strict';
  whalecurve.drawing('whale_door', (d, view, c, width, kit) => Object.assign(kit.makers.whale(d, view, c, width), {
    toolbox: { show: false },
    brush: { xAxisIndex: 0, brushType: 'lineX', brushMode: 'single', throttleType: 'debounce', throttleDelay: 100,
      brushStyle: { color: c.accent, opacity: 0.18, borderColor: c.accent, borderWidth: 1 }, transformable: false }
  }), (chart, data, place) => {
    const arm = () => chart.dispatchAction({ type: 'takeGlobalCursor', key: 'brush', brushOption: { brushType: 'lineX', brushMode: 'single' } });
    arm();
    addEventListener('resize', () => setTimeout(arm, 160));
    chart.on('brushEnd', e => {
      const area = e.areas[0];
      if (!area || !area.coordRange) return;
      const last = data[document.documentElement.dataset.view || 'full'].customers;
      const rank = v => Math.max(1, Math.min(last, Math.round(v)));
      const from = rank(area.coordRange[0]), to = rank(area.coordRange[1]);
      if (to > from) location.href = data.door.replace('FROM', from).replace('TO', to);
    });
    place.classList.add('brushed');
  });
})();
